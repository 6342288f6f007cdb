"""Figures: a written number taken apart, by the separators of its language."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 15
"""Digits of the longest number that is read as one."""


@dataclass(frozen=True)
class Figure:
    """A number as written: whole part, decimals as written, and how it was set."""

    whole: int
    digits: str
    """The whole part's digits as written, with leading zeros."""
    fraction: str = ""
    grouped: bool = False

    @property
    def amount(self) -> float:
        """Its value, for plural rules."""
        return float(f"{self.digits[-15:]}.{self.fraction[:15] or 0}")

    @property
    def millions(self) -> bool:
        """Whether its words end on a million, which some languages join to a noun by "of"."""
        return self.whole >= 10**6 and self.whole % 10**6 == 0 and not self.fraction

    @property
    def spelled(self) -> bool:
        """True where it is read digit by digit: 007, or longer than numbers have names."""
        return len(self.digits) > LONGEST or (
            len(self.digits) > 1 and self.whole < 10 ** (len(self.digits) - 1)
        )


def parse_figure(text: str, language: str) -> Figure | None:
    """`1,000.5` (en) or `1.000,5` (es) → 1000 and "5"; None where it is no single number."""
    group, point = (",", ".") if language == "en" else (".", ",")
    text = text.replace("'", "") if re.fullmatch(r"\d{1,3}('\d{3})+", text) else text
    if re.fullmatch(r"\d+", text):
        return _figure(text)
    for thousands, decimals in ((group, point), (point, group)):
        grouped = re.fullmatch(
            rf"(\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+)(?:{re.escape(decimals)}(\d+))?", text
        )
        if grouped and (thousands == group or text.count(thousands) > 1 or text.endswith("000")):
            whole = grouped[1].replace(thousands, "")
            return _figure(whole, grouped[2] or "", grouped=True)
    plain = re.fullmatch(r"(\d+)[.,](\d+)", text)
    if plain:
        return _figure(plain[1], plain[2])
    return None


def _figure(digits: str, fraction: str = "", *, grouped: bool = False) -> Figure:
    whole = int(digits) if len(digits) <= LONGEST else 0
    return Figure(whole, digits, fraction, grouped)
