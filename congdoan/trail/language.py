"""Two languages in one house: pages speak the reader's, what is kept speaks Vietnamese.

Papers, notices, titles and the reasons in history outlive the page that made them, so they are
written in the source language whoever acts.
"""

from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone, translation

from congdoan.base.dates import show


@contextmanager
def in_vietnamese():
    """What is worded inside is Vietnamese; also a decorator."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


def kept(text):
    """A sentence, lazy or not, as history keeps it."""
    with in_vietnamese():
        return str(text)


def worded(text):
    """A kept word in the language of the page; what people wrote themselves stays as they did."""
    return translation.gettext(text) if text else ""


def in_words(period):
    """«năm 2026», «quý II/2026» in the language of the page."""
    template, gaps = period.phrase
    return translation.gettext(template).format(**gaps)


def typed(period):
    """A period as its reader would type it; `Period.parse` reads both."""
    return period.label if translation.get_language() == settings.LANGUAGE_CODE else period.code


def moment(when):
    """«14/3/2025 09:05», as the clock here showed it."""
    local = timezone.localtime(when)
    return f"{show(local.date())} {local:%H:%M}"
