"""The reader of administrative papers: bytes or text in, a `Reading` with proposals out.

`read(data, name)` opens TXT, DOCX and PDF and raises `Unreadable`; `read_text(text)` never raises.
"""

from congdoan.reading.assemble import read_text
from congdoan.reading.errors import Unreadable
from congdoan.reading.models import Reading

__all__ = ["Reading", "Unreadable", "read", "read_text"]


def read(data: bytes, name: str) -> Reading:
    """The reading of a file; `name` tells the format when the content leaves it open."""
    from congdoan.reading.steps import containers

    return read_text(containers.text_of(data, name))
