"""Phone numbers: one way of writing inside, any outside.

    bare("+84 912 000 001")   "0912000001", as «0912 000 001», 84912000001 and 912000001 are
    with_zero(912000001)      "0912000001"

Mobile numbers are ten digits that begin with 03, 05, 07, 08 or 09, others eleven that begin with 02
(numbering plan of TT 22/2014/TT-BTTTT).
"""

import re

# As PostgreSQL understands it too: the country's own code, or a zero that a spreadsheet ate.
OTHERS = r"\D"
BEFORE = r"^(?:(?:00)?84(?=[35789]\d{8}$|2\d{9}$)|(?=[35789]\d{8}$|2\d{9}$))"


def bare(text):
    """The digits by which one number is known however it was typed; "" where there are none."""
    return re.sub(BEFORE, "0", re.sub(OTHERS, "", text, flags=re.ASCII), flags=re.ASCII)


def with_zero(cell):
    """The cell of a sheet as a text, with the zero in front that the sheet ate."""
    text = str(cell)
    whole = bare(text)
    return whole if whole == f"0{text}" else text
