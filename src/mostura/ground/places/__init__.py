"""Countries, regions and settlements, with their names in every language and script."""
