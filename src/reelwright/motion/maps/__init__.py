"""Maps: the world's outlines and the flight over them."""
