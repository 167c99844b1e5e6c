"""What is done between asking and answering, one file for each party's hand."""
