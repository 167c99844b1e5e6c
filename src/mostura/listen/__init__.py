"""What people say: public documents first."""
