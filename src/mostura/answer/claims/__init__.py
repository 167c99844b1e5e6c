"""How far a thing is done, and by whose account."""
