"""What is asked of whom, with its origins."""
