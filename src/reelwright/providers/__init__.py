"""Providers: one file per vendor behind the ports, and a fake of each kind."""
