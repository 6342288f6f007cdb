"""Where finished artifacts lie."""
