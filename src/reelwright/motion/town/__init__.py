"""Painters of inhabited places: houses, streets, markets, venues and their people."""
