"""The rules that find what a document asks, each with a name and a reason."""
