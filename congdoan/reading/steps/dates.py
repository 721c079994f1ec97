"""Dates as Vietnamese papers write them, to ISO."""

import re

DATE = (
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d{2}"
)
_PARTS = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+((?:19|20)\d{2})")


def iso(text):
    """«14/3/2025» or «14 tháng 3 năm 2025» as «2025-03-14»; None for no date."""
    parts = _PARTS.search(text or "")
    if not parts:
        return None
    day, month, year = (int(part) for part in parts.groups())
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else None
