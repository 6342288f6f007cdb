"""Aligners: when the words of a known text are heard, and what a recording says."""
