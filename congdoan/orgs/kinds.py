"""Kinds of unit and which may hang under which: data, since levels come and go (ORG-T1..T8)."""

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
# Who admits members: grassroots unions, and the level above where a worker has none (SYS-14).
ADMITTING = (*BASE, *UPPER)
PROVINCE = ("LDT", "CDNTW", "CDTD")
GROUPS = ("CDBP", "TCD")

_ABOVE = {
    **dict.fromkeys(PROVINCE, ("TLD",)),
    **dict.fromkeys(UPPER, PROVINCE),
    **dict.fromkeys(BASE, (*UPPER, *PROVINCE)),
    "CDBP": BASE,
    "TCD": (*BASE, "CDBP"),
}


def may_hang(kind, under):
    """Whether a unit of `kind` may stand under a unit of kind `under` (None: at the top)."""
    if under is None:
        return kind in ("TLD", *PROVINCE)
    return under in _ABOVE.get(kind, ())
