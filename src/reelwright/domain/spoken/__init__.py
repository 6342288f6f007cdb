"""The spoken form of a text: numbers, units and abbreviations as words, word for word."""

from reelwright.domain.spoken.form import spoken_form
from reelwright.domain.spoken.times import share_times
from reelwright.domain.spoken.word import SpokenWord

__all__ = ["SpokenWord", "share_times", "spoken_form"]
