"""The frame of every page: layout, components, the request that knows its actor."""
