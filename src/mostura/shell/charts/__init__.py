"""Charts drawn by the server: a picture, a sentence, and a table of the same numbers."""
