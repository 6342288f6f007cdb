"""Measured comparisons; `make bench` runs them and prints one table."""
