"""Drawn pictures: scene kits, art search, cards, camera."""

from reelwright.motion.skia_loader import load_skia

load_skia()
