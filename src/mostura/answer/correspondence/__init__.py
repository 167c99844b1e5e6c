"""What is put to an addressee, and what comes back."""
