"""Drawn pictures: scene kits, art search, cards, camera."""
