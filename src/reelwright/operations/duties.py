"""Duties: what is seen to by a worker between videos, beside what workflows see to themselves."""

from __future__ import annotations

from reelwright.operations.access_code import note_rotation
from reelwright.operations.inbox import read_inbox
from reelwright.operations.leftovers import remove_leftovers

DUTIES = (read_inbox, note_rotation)
"""At every round. Each takes the studio, and is safe in several workers at once."""
HOURLY = (remove_leftovers,)
"""The same, once an hour."""
