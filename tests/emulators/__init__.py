"""Vendors on loopback, speaking their own wire formats to the unmodified SDKs."""
