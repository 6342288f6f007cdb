"""Painters of space: stars, worlds, rings, comets and rocks."""
