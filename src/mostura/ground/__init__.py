"""Who and where: people, organisations, places, themes, and the record of what happened."""
