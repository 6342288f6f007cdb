"""Migrations: how the schema came to be, one file per step in `versions`."""

VERSIONS: tuple[str, ...] = ("0001", "0002")
"""Every step in order; listed here so that a start with nothing to do need not load Alembic."""
