"""Fake vendor: a paid vendor in its own process on loopback, with faults and an exact bill."""
