"""Public asks as the files that mechanisms of the UN and the EU work with."""
