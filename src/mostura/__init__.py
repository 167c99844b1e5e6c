"""Mostura: the hub with which a coalition listens, makes sense, acts and answers."""
