"""Where a union is reached, what its seal and its account are: what must hold of them, and how papers and pages tell
them of a day."""

from django.utils.translation import gettext as _

from congdoan.base import phones
from congdoan.base.dates import show

SHORTEST, LONGEST = 6, 20


def account_faults(row):
    """An account's number is digits, as its bank has them."""
    number = "".join((row.get("account_no") or "").split())
    if number and not (number.isdecimal() and SHORTEST <= len(number) <= LONGEST):
        text = _("Số tài khoản gồm %(least)s đến %(most)s chữ số (đang ghi «%(typed)s»).")
        return {
            "account_no": text % {"least": SHORTEST, "most": LONGEST, "typed": row["account_no"]}
        }
    return {}


def odd_phone(row):
    """A number that no telephone has is said, and kept as it was typed."""
    digits = phones.bare(row.get("phone") or "")
    if digits and len(digits) not in (10, 11):
        text = _("%(phone)s có %(n)s chữ số; số điện thoại có 10 hoặc 11. Xem lại.")
        return {"phone": text % {"phone": row["phone"], "n": len(digits)}}
    return {}


def of_unit(unit, day, rows):
    """The profile among the rows that holds at the unit on that day, or None."""
    return rows.filter(unit=unit, since__lte=day).exclude(until__lt=day).order_by("-since").first()


def line(profile):
    """«Địa chỉ: …; Điện thoại: …; Thư điện tử: …» as the foot of a letter has it."""
    if profile is None:
        return ""
    told = (
        ("Địa chỉ", profile.address),
        ("Điện thoại", profile.phone),
        ("Thư điện tử", profile.email),
    )
    return "; ".join(f"{label}: {said}" for label, said in told if said)


def facts(profile, open_fields):
    """(label, value) of what a page tells, of the fields that are open to its reader."""
    seal = profile.seal_no
    if seal and profile.sealed_on:
        seal = _("%(number)s, đăng ký ngày %(day)s") % {
            "number": seal,
            "day": show(profile.sealed_on),
        }
    account = f"{profile.account_no} – {profile.bank}" if profile.account_no else ""
    told = (
        ("address", _("Địa chỉ"), profile.address), ("phone", _("Điện thoại"), profile.phone),
        ("email", _("Thư điện tử"), profile.email), ("seal_no", _("Mẫu dấu"), seal),
        ("account_no", _("Tài khoản"), account),
    )  # fmt: skip
    return [(label, said) for name, label, said in told if said and name in open_fields]
