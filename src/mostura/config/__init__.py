"""What knows the machine: settings, addresses, wiring, the command line."""
