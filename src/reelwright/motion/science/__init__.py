"""Painters of what is too small or too abstract to see: cells, atoms, nerves, circuits."""
