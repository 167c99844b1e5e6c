"""What people type: to sign in, to invite, to change an account."""
