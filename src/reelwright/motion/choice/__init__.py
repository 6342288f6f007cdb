"""Choice: which kit, art, palette, camera and card a script's scenes get."""
