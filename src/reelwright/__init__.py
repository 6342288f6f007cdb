"""Reelwright: from a theme to a finished vertical video."""

__version__ = "0.1.0"
