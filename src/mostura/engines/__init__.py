"""Mathematics and text: plain functions that know neither Django nor the hub."""
