"""The alphabet of the other engines: scripts, folding, lemmas, language."""
