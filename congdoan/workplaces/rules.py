"""What must hold before a union is recognised at a workplace or in a trade."""

from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import NotSet
from congdoan.base.text import money
from congdoan.members import founders
from congdoan.members.rules import out_of_scope
from congdoan.orgs.models import Unit
from congdoan.trail.parameters import current

FEWEST = "ORG-MIN-CDCS"
JOINS = "ORG-JOINS"
# Most that one of the network, or of a steering committee, is paid a month.
NETWORK, STEERING = "ALLOW-NETWORK", "ALLOW-STEERING"


def allowance_faults(row, norm=NETWORK):
    """What one is paid a month stays within the norm of the day; without a norm it is asked of the
    administrator, never guessed (seed 004 III.3)."""
    paid, day = row.get("allowance") or 0, row.get("since")
    if not paid or day is None:
        return {}
    try:
        most = current().value(norm, day)
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
    if founding.status == "checked":
        faults |= _dossier_faults(founding)
    if founding.status in founding.FOUNDED:
        faults |= _decision_faults(founding)
    if founding.status in founding.FOUNDED[1:] and not founding.announced_on:
        faults["announced_on"] = _("Ghi ngày ra mắt công đoàn.")
    left = tasks_left(founding) if founding.status == "supported" else ()
    if left:
        text = _("Năm đầu còn việc chưa xong: %(tasks)s. Ghi ở sổ «Kèm cặp năm đầu».")
        faults["status"] = text % {"tasks": ", ".join(map(str, left))}
    return faults


def tasks_left(founding):
    """Labels of the first year's tasks that no support of it has settled yet, in their order."""
    supports = founding.supports.all() if founding.pk else ()
    settled = {one.task for one in supports if one.result in one.SETTLED}
    first = founding._meta.get_field("supports").related_model.FIRST
    return [task.label for task in first if task not in settled]


def support_faults(row):
    """A union is supported from the day of its decision on."""
    founding, day = row.get("founding"), row.get("held_on")
    decided = founding and founding.decided_on
    if decided and day and day < decided:
        text = _("Công đoàn này được công nhận ngày %(day)s; ghi ngày kèm cặp từ hôm đó.")
        return {"held_on": text % {"day": show(decided)}}
    return {}


def founder_faults(founder):
    """Who sits on a union's committee is named, and a citizen: foreigners join, they do not found (Trade Union
    Law 50/2024 art. 5)."""
    if founder.person_id is None and not founder.full_name:
        return {"full_name": _("Chọn người có đơn hoặc ghi họ và tên.")}
    if founder.person_id and founder.person.is_foreign:
        text = _("%(person)s là người nước ngoài: gia nhập được, không vào ban chấp hành.")
        return {"person": text % {"person": founder.person}}
    return {}


DOSSIER = ("conference_on", "committee", "has_forms", "has_list", "has_minutes")


def _dossier_faults(founding):
    """A dossier is checked once each of its papers is there (requirements SYS-12)."""
    lacking = [name for name in DOSSIER if not getattr(founding, name)]
    text = _("Hồ sơ còn thiếu mục này; bổ sung rồi chuyển «Đã thẩm định hồ sơ».")
    return dict.fromkeys(lacking, text)


def _decision_faults(founding):
    if not founding.decided_on:
        return {"decided_on": _("Ghi ngày quyết định công nhận.")}
    faults = {}
    fewest = current().value(FEWEST, founding.decided_on)
    members = founders.count(founding, founding.decided_on)
    if members < fewest and founding.founded_id is None:
        text = _("Cần ít nhất %(fewest)s người có đơn tự nguyện (đang ghi %(members)s).")
        faults["members"] = text % {"fewest": fewest, "members": members}
    if founding.founded_id is None:
        faults |= _place_faults(founding) | _joining_faults(founding)
    taken = Unit.objects.filter(code=founding.code).exclude(pk=founding.founded_id)
    if taken.exists():
        faults["code"] = _("Mã %(code)s đã có đơn vị dùng; chọn mã khác.") % {"code": founding.code}
    return faults


def _place_faults(founding):
    """A workplace has one union at a time, on the day of decision too, and state bodies have none any more."""
    for place in founding.workplaces if founding.pk else filter(None, [founding.workplace]):
        if place.union_since and not _is_over(place, founding.decided_on):
            text = _(
                "%(place)s đang có công đoàn; ghi «Không còn công đoàn từ» ở nơi làm việc trước."
            )
            return {"workplace": text % {"place": place}}
        if since := out_of_scope(place, founding.decided_on):
            text = _("Từ %(since)s không lập tổ chức công đoàn ở cơ quan hành chính, lực lượng vũ trang: %(place)s. "
                     "Xem lại nơi làm việc hoặc loại hình của nơi ấy.")  # fmt: skip
            return {"workplace": text % {"since": show(since), "place": place}}
    return {}


def _joining_faults(founding):
    """Workers' own organisations join since the law lets them (Trade Union Law 50/2024 art. 6)."""
    rates = current()
    if founding.mode != founding.Mode.JOINED or rates.row(JOINS, founding.decided_on):
        return {}
    since = min(row.valid_from for row in rates.rows(JOINS))
    text = _(
        "Tổ chức của người lao động gia nhập Công đoàn Việt Nam được từ %(since)s; xem lại ngày quyết định."
    )
    return {"mode": text % {"since": show(since)}}


def _is_over(place, day):
    return bool(place.union_until) and place.union_until <= day
