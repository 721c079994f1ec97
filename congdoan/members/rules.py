"""What must hold before a worker is admitted, and until when a former member has to wait."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.dates import months_later, show
from congdoan.base.text import fold
from congdoan.trail.parameters import current

VIETNAM = "Việt Nam"
FOREIGN = "ORG-FOREIGN"
READMISSION = "ORG-READMIT"
SCOPE = "ORG-SCOPE"


def application_faults(application, kind=None):
    """{field: sentence} of what keeps the application from the state it is in; empty when well. `kind` is that of
    the union it is to, where that is not there yet.

    Always voluntary and with a signed form; not who signs labour contracts for an employer (HD 38/HD-TLĐ 1.2);
    foreign workers since the day and with the length of contract of the dated rule (Trade Union Law 50/2024
    art. 5); informal workers join a guild.
    """
    if application.status == "refused":
        return _named(refusal=not application.refusal and _("Ghi lý do để trả lời người nộp đơn."))
    if application.status != "decided":
        return {}
    faults = _named(
        decided_on=not application.decided_on and _("Ghi ngày quyết định kết nạp."),
        has_form=not application.has_form and _(
            "Chưa có đơn gia nhập: đơn vẫn chờ; nhận đơn đã ký rồi đánh dấu ô này."),
        voluntary=not application.voluntary and _(
            "Chỉ kết nạp người tự nguyện: hỏi lại người nộp đơn rồi đánh dấu ô này."),
        manages=application.manages and _(
            "Chủ doanh nghiệp, người quản lý được ký hợp đồng lao động ngoài khu vực nhà nước thì không kết nạp: bỏ "
            "đánh dấu nếu ghi nhầm, hoặc chọn «Không kết nạp»."),
        employment=_informal_fault(application, kind or application.unit.kind),
    )  # fmt: skip
    faults |= _decided_faults(application, is_there=kind is None)
    if application.decided_on and application.person.is_foreign:
        faults |= _foreign_faults(application)
    return faults


def admits_fault(unit, day):
    """Why the union admits nobody on that day; None where it does, or is not there yet."""
    since = unit.suspended_since(day) if unit.pk else None
    if since is None:
        return None
    return _(
        "%(unit)s tạm dừng hoạt động từ %(since)s nên chưa kết nạp: đợi đơn vị hoạt động trở lại, hoặc gửi đơn đến "
        "công đoàn cấp trên."
    ) % {"unit": unit, "since": show(since)}


def receives_fault(unit, day):
    """Why nobody moves to that union on that day: at rest its own members take no part either. None where they do."""
    since = unit.suspended_since(day)
    return since and _(
        "%(unit)s tạm dừng hoạt động từ %(since)s nên chưa tiếp nhận đoàn viên: chọn nơi đến khác, hoặc đợi đơn vị "
        "hoạt động trở lại."
    ) % {"unit": unit, "since": show(since)}


def _decided_faults(application, is_there):
    """A decision follows the application, is not of a day to come, and is of a union at work where it is there."""
    day = application.decided_on
    if day and is_there and (fault := admits_fault(application.unit, day)):
        return {"decided_on": fault}
    if (
        not day
        or not application.applied_on
        or application.applied_on <= day <= timezone.localdate()
    ):
        return {}
    return {"decided_on": _("Ngày quyết định phải từ ngày nộp đơn (%(day)s) đến hôm nay.")
            % {"day": show(application.applied_on)}}  # fmt: skip


def out_of_scope(place, day):
    """The first day from which no union is set up where that unit or workplace belongs, if it came by `day`: bodies
    of the state (KL 157-KL/TW). None where unions are set up."""
    rule = current().row(SCOPE, day) if place and place.ownership == "state" else None
    return rule.valid_from if rule and place.sector in rule.value else None


def scope_doubts(row):
    """Said of an application to a union of a state body since none is set up there; such unions were to end, and
    until they do somebody decides."""
    day = row.get("decided_on") or row.get("applied_on")
    since = day and out_of_scope(row.get("unit"), day)
    return _named(unit=since and _(
        "Từ %(since)s không lập tổ chức công đoàn ở cơ quan hành chính, lực lượng vũ trang; xem người này có thuộc "
        "phạm vi kết nạp không.") % {"since": show(since)})  # fmt: skip


def erased_fault(person):
    """Why an unnamed person takes part in nothing new; None for everyone else."""
    if person.erased_on is None:
        return None
    return _("Người này đã được xoá thông tin theo yêu cầu; nếu trở lại thì lập hồ sơ mới.")


def waits_until(left_on, exit, rates=None):
    """The first day a former member may come back; None where no wait is asked (HD 38 3.1). `rates` are the current
    parameters, where many are asked about."""
    if exit not in ("resigned", "struck_off", "expelled"):
        return None
    rule = (rates or current()).row_or_earliest(READMISSION, left_on)
    return months_later(left_on, rule.value)


def overlap_faults(membership):
    """Nobody stands on two rolls on one day, in the past either: a head would count twice."""
    rows = type(membership).objects.across_units("one person, whatever the union")
    others = rows.filter(person=membership.person_id).exclude(pk=membership.pk)
    begin, end = membership.joined_on, membership.left_on
    # Two that both last are the database's to refuse.
    lasts = Q(left_on__gt=begin) | (Q(left_on=None) if end else Q())
    met = others.filter(lasts, joined_on__lt=end) if end else others.filter(lasts)
    if other := met.select_related("unit").first():
        return _named(joined_on=_(
            "Người này ở sổ của %(unit)s từ %(begin)s đến %(end)s; sửa ngày để hai lần không trùng nhau."
        ) % {"unit": other.unit, "begin": show(other.joined_on),
             "end": show(other.left_on) if other.left_on else _("nay")})  # fmt: skip
    return {}


def entry_faults(membership):
    """What keeps an episode from being written into the roll by hand: whoever comes does so by a paper, as law
    lets him, and not before today (SYS-14)."""
    if membership.entry == "existing":
        return _named(joined_on=_not_yet(membership.joined_on))
    day = membership.joined_on
    stops = receives_fault if membership.entry == "transferred_in" else admits_fault
    faults = _named(
        joined_on=_not_yet(day) or stops(membership.unit, day),
        decision_no=not membership.decision_no and _(
            "Ghi số quyết định, giấy giới thiệu làm căn cứ; đã là đoàn viên từ trước thì chọn «Đã là đoàn viên khi "
            "lập sổ»."),
        employment=_informal_fault(membership, membership.unit.kind),
    )  # fmt: skip
    if membership.person.is_foreign:
        faults |= _named(joined_on=current().row(FOREIGN, day) is None and _too_early(day))
    return faults


def stays_faults(membership):
    """An episode belongs to the union where it was written: a move is an episode of its own."""
    rows = type(membership).objects.across_units("the union of this very episode")
    stood = rows.filter(pk=membership.pk).values_list("unit", flat=True).first()
    return _named(unit=stood not in (None, membership.unit_id) and _(
        "Không đổi đơn vị của một lần sinh hoạt đã ghi: lập phiếu chuyển sinh hoạt."))  # fmt: skip


def leaving_faults(day, exit):
    """What keeps somebody from leaving on that day: a death is not foretold, and a day over a year ahead is a slip
    of the hand, for he would count on the roll until then."""
    today = timezone.localdate()
    if not day or day <= today:
        return {}
    if exit == "died":
        return {"left_on": _("Ngày từ trần chưa tới; xem lại ngày.")}
    return far_ahead("left_on", day)


def far_ahead(name, day):
    """The sentence of a day that is over a year ahead, for the field so named."""
    today = timezone.localdate()
    return _named(**{name: day > months_later(today, 12) and _(
        "Ngày %(day)s còn hơn một năm nữa mới tới; xem lại năm.") % {"day": show(day)}})  # fmt: skip


def _not_yet(day):
    return day > timezone.localdate() and _("Ngày vào sổ chưa tới; ghi ngày đã qua hoặc để trống.")


def roll_faults(row):
    """{field: sentence} of what keeps a person from standing on a roll since the day typed."""
    day, born = row.get("joined_on"), row.get("born")
    if not day:
        alone = "joined_on" in row and row.get("card_no")
        return _named(joined_on=alone and _("Ghi ngày vào sổ cùng với số thẻ."))
    if late := _not_yet(day):
        return _named(joined_on=late)
    if born and day <= born:
        return _named(joined_on=_("Ngày vào sổ phải sau ngày sinh."))
    if fold(row.get("nationality") or VIETNAM) != fold(VIETNAM):
        return _named(joined_on=current().row(FOREIGN, day) is None and _too_early(day))
    return {}


def _too_early(day):
    since = min(row.valid_from for row in current().rows(FOREIGN))
    return _(
        "Người lao động nước ngoài được kết nạp từ %(since)s, sớm hơn thì chưa (đang ghi "
        "%(day)s). Đơn vẫn chờ; quyết định từ ngày đó."
    ) % {"since": show(since), "day": show(day)}


def _informal_fault(application, kind):
    if application.employment == "informal" and kind == "CDCS":
        return _(
            "Người không có quan hệ lao động gia nhập nghiệp đoàn: chọn một nghiệp đoàn cơ sở."
        )
    return None


def _foreign_faults(application):
    day, months = application.decided_on, application.contract_months
    rule = current().row(FOREIGN, day)
    if rule is None:
        return _named(decided_on=_too_early(day))
    if application.unit.kind == "NDCS":
        return _named(
            person=_("Người nước ngoài gia nhập ở công đoàn cơ sở, không gia nhập nghiệp đoàn.")
        )
    if months is None or months < rule.value:
        return _named(contract_months=_(
            "Người lao động nước ngoài cần hợp đồng từ %(needed)s tháng (đang ghi %(months)s). "
            "Đơn vẫn chờ hợp đồng đủ thời hạn.") % {"needed": rule.value, "months": months or "–"})  # fmt: skip
    return {}


def _named(**sentences):
    """Only the fields that have a sentence."""
    return {name: sentence for name, sentence in sentences.items() if sentence}
