"""Kits: one kind of scenery a module; each registers itself by carrying a KIT."""
