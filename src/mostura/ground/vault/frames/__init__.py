"""Files as bytes: put on the shelf, looked into, cleaned, read, each in a process with limits."""
