"""The rules of asking and answering: the clock, the terms, who may do what."""
