"""The shared vocabulary: themes, markers, goals, chapters."""
