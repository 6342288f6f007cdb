"""Cut paper: the sheets, stickers and the worlds made of them."""
