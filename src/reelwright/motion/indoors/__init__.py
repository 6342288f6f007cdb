"""Painters of rooms and what stands in them, from hearths to machines."""
