"""Duties: what is seen to at every round of a worker, beside what workflows see to themselves."""

from __future__ import annotations

from reelwright.operations.access_code import note_rotation
from reelwright.operations.inbox import read_inbox

DUTIES = (read_inbox, note_rotation)
"""Each takes the studio, and is safe in several workers at once."""
