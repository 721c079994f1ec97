"""Kinds of unit, which may hang under which and from when until when one may be begun: data, since levels come
and go (ORG-T1..T8)."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Code list of the union's unit types (domain reference 1.3)."""

    TLD = "TLD", _("Tổng Liên đoàn")
    LDT = "LDT", _("Liên đoàn Lao động tỉnh, thành phố")
    CDNTW = "CDNTW", _("Công đoàn ngành trung ương")
    CDTD = "CDTD", _("Công đoàn tập đoàn, tổng công ty")
    LDH = "LDH", _("Liên đoàn Lao động huyện, thành phố")
    CDND = "CDND", _("Công đoàn ngành địa phương")
    CDKCN = "CDKCN", _("Công đoàn các khu công nghiệp")
    CDX = "CDX", _("Công đoàn xã, phường, đặc khu")
    CDCS = "CDCS", _("Công đoàn cơ sở")
    NDCS = "NDCS", _("Nghiệp đoàn cơ sở")
    CDCSTV = "CDCSTV", _("Công đoàn cơ sở thành viên")
    CDBP = "CDBP", _("Công đoàn bộ phận")
    TCD = "TCD", _("Tổ công đoàn")


class Ownership(models.TextChoices):
    STATE = "state", _("Khu vực nhà nước")
    NON_STATE = "non_state", _("Ngoài khu vực nhà nước")


class Sector(models.TextChoices):
    ADMINISTRATIVE = "administrative", _("Cơ quan hành chính")
    PUBLIC_SERVICE = "public_service", _("Đơn vị sự nghiệp")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    OTHER = "other_organisation", _("Tổ chức khác")
    GUILD = "guild", _("Nghiệp đoàn")


BASE = ("CDCS", "NDCS")
UPPER = ("LDH", "CDND", "CDKCN", "CDX")
PROVINCE = ("LDT", "CDNTW", "CDTD")
NATION = ("TLD",)
# Who admits members: grassroots unions, and whoever stands above them where a worker has none (SYS-14); since
# July 2025 that is a province's federation in many places (ORG-T6, ORG-T8).
ADMITTING = (*BASE, *UPPER, *PROVINCE)
# Sections of one union: what is asked of it is handed on to them by no decision.
SECTIONS = ("CDBP", "TCD")
GROUPS = ("CDCSTV", *SECTIONS)


@cache
def _rules():
    """{kind: (kinds it may hang under, first day, last day on which one may be begun)}."""
    rows = json.loads((Path(__file__).parent / "data" / "kinds.json").read_text("utf-8"))
    return {
        row["kind"]: (tuple(row["under"]), _day(row.get("since")), _day(row.get("until")))
        for row in rows
    }


def _day(text):
    return text and dt.date.fromisoformat(text)


def may_hang(kind, under):
    """Whether a unit of `kind` may stand under a unit of kind `under` (None: at the top). A level that has
    come to its end still takes what it took: it goes when its last unit does."""
    return under in _rules()[kind][0]


def begins(kind, day):
    """(first day, last day) where no unit of that kind may be begun on `day`; nothing where one may."""
    _under, since, until = _rules()[kind]
    return (since, until) if (since and day < since) or (until and day > until) else None
