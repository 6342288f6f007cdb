"""Painters of nature: plants, ground, mountains, water, weather and animals."""
