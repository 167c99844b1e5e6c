"""The rules of telling: when a letter goes out, what becomes of it, what links are good for."""
