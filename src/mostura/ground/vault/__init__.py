"""Files people hand over: sniffed, limited, cleaned, kept."""
