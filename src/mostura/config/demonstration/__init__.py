"""The demonstration: an invented coalition, and public gatherings told in our own words."""
