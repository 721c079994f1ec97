"""What must hold before a union is recognised at a workplace or in a trade."""

from django.utils.translation import gettext as _

from congdoan.base.errors import NotSet
from congdoan.base.text import money
from congdoan.orgs.models import Unit
from congdoan.trail.parameters import current

FEWEST = "ORG-MIN-CDCS"
MOST_PAID = "ALLOW-NETWORK"


def allowance_faults(row):
    """What a collaborator is paid a month stays within the norm of the day; without a norm it is
    asked of the administrator, never guessed (seed 004 III.3)."""
    paid, day = row.get("allowance") or 0, row.get("since")
    if not paid or day is None:
        return {}
    try:
        most = current().value(MOST_PAID, day)
    except NotSet as missing:
        return {"allowance": missing.message}
    if paid > most:
        said = {"most": money(most), "paid": money(paid)}
        return {"allowance": _("Định mức mỗi tháng là %(most)s (đang ghi %(paid)s).") % said}
    return {}


def founding_faults(founding):
    """{field: sentence} of what keeps the file from the state it is in; empty when well."""
    faults = {}
    if founding.kind == "CDCS" and founding.mode != "joint" and founding.workplace_id is None:
        faults["workplace"] = _("Chọn nơi làm việc có công đoàn cơ sở này.")
    if founding.status == "refused" and not (founding.refusal and founding.next_contact):
        faults["refusal"] = _("Ghi lý do dừng và ngày hẹn tiếp xúc lại.")
    if founding.status == "decided":
        faults |= _decision_faults(founding)
    return faults


def _decision_faults(founding):
    if not founding.decided_on:
        return {"decided_on": _("Ghi ngày quyết định công nhận.")}
    faults = {}
    fewest = current().value(FEWEST, founding.decided_on)
    if (founding.members or 0) < fewest:
        text = _("Cần ít nhất %(fewest)s người có đơn tự nguyện (đang ghi %(members)s).")
        faults["members"] = text % {"fewest": fewest, "members": founding.members or 0}
    taken = Unit.objects.filter(code=founding.code).exclude(pk=founding.founded_id)
    if taken.exists():
        faults["code"] = _("Mã %(code)s đã có đơn vị dùng; chọn mã khác.") % {"code": founding.code}
    return faults
