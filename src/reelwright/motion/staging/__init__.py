"""Staging: planes, actors, light and small moving things, from which kits build a scenery."""
