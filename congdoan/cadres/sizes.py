"""How many may sit on a union's committees and for how long, by the norms of the day (domain
reference 1.4, 1.5; of a people's inspectorate 4.6, Law 10/2022/QH15)."""

import datetime as dt
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.dates import months_later, show
from congdoan.base.errors import NotSet
from congdoan.base.parameters import band_of
from congdoan.base.periods import Period
from congdoan.base.text import fold, number, percent
from congdoan.cadres.offices import in_office
from congdoan.orgs.kinds import BASE, PROVINCE
from congdoan.records.counted import counted
from congdoan.records.register import REGISTERS
from congdoan.trail.parameters import current

WHY = "the norm of a committee goes by its members"
# Beyond the norm by a tenth with the written consent of the level above (HD 38, section 10).
CONSENT = 10
ROUNDED = Decimal("0.01")
# Offices that sit on each committee.
OFFICES = {
    "executive": ("chair", "vice_chair", "standing", "committee"),
    "standing": ("chair", "vice_chair", "standing"),
    "inspection": ("inspection_chair", "inspection"),
    "women": ("women_head",),
}
# Which row of the norm an inspection committee goes by (KH 22, B.3).
INSPECTING = {
    **dict.fromkeys((*BASE, "CDX"), "xa_cdcs"), **dict.fromkeys(("LDT", "CDNTW"), "tinh"),
    "CDTD": "tapdoan", "TLD": "tld",
}  # fmt: skip
BANDS = {**dict.fromkeys((*BASE, "CDX"), "BCH-CDCS"), **dict.fromkeys(PROVINCE, "BCH-TINH")}


def last_day(body, put_off=False):
    """The last day of its term, or the last to which it may be put off with the consent of the level above; of
    a provisional one by its months; of a people's inspectorate by the law, whoever consents. None on a day before
    the norms."""
    rates, since = current(), body.since
    try:
        if body.kind == "people":
            months = 12 * rates.value("TTND", since)["term_years"]
        elif body.how == "provisional":
            months = rates.value("ORG-LAMTHOI", since)["with_extension" if put_off else "max"]
        else:
            months = 12 * rates.value("ORG-TERM", since)
            months += rates.value("ORG-TERM-ADJ", since) if put_off else 0
    except NotSet:
        return None
    return months_later(since, int(months)) - dt.timedelta(days=1)


def faults(body):
    """{field: sentence} of what the norms of its first day do not allow; empty when well."""
    if body.until is None:
        return {"until": _("Ghi ngày hết nhiệm kỳ: chưa có quy định nhiệm kỳ cho ngày này.")}
    found, latest = {}, last_day(body, put_off=bool(body.consent_no))
    if latest and body.until > latest:
        text = _("Muộn nhất là %(day)s; kéo dài thêm phải có văn bản cấp trên đồng ý.")
        if body.kind == "people":
            text = _("Nhiệm kỳ Ban Thanh tra nhân dân do luật định, muộn nhất là %(day)s.")
        found["until"] = text % {"day": show(latest)}
    if body.kind == "people":
        return found | _of_the_people(body)
    most, why = _most(body)
    if most is not None and body.seats > most:
        text = _("Khung số uỷ viên là %(most)s (%(why)s), đang ghi %(seats)s.")
        found["seats"] = text % {"most": most, "why": why, "seats": body.seats}
    if body.kind == "inspection" and body.unit.kind in BASE:
        found |= _too_few_to_inspect(body)
    return found


def told(body, actor):
    """(label, value, its list) of who sits there now, and of those elected in since its term began."""
    register, offices = REGISTERS["cadres/officials"], OFFICES.get(body.kind, ())
    if not offices:
        return
    day = min(actor.day, body.ended_on or actor.day)
    rows = register.rows(actor).filter(unit=body.unit_id, position__in=offices)
    held = rows.filter(in_office(day))
    people = held.order_by().values_list("person", "person__sex", "person__born").distinct()
    sexes, born = [sex for _one, sex, _born in people], [born for *_one, born in people if born]
    sitting = len(sexes)
    query = urlencode({"under": body.unit_id, "position": offices}, doseq=True)
    yield _("Đang giữ chức"), number(sitting), f"{reverse(register.url_name('list'))}?{query}"
    if sitting:
        yield _("Trong đó nữ"), _share(sexes.count("female"), sitting), None
    if born:
        yield _("Tuổi bình quân"), _average_age(born, day), None
    yield _("Còn thiếu so với số đã quyết"), number(max(0, body.seats - sitting)), None
    later = rows.filter(election="by_election", elected_on__gt=body.since).count()
    yield _("Bầu bổ sung trong nhiệm kỳ"), _top_up(body, later), None


def _share(part, whole):
    return f"{number(part)} ({percent(100 * part / whole)})"


def _average_age(born, day):
    """In full years of each, of those whose birthday is known."""
    ages = [day.year - one.year - ((day.month, day.day) < (one.month, one.day)) for one in born]
    return number(sum(ages) / len(ages), 1)


def _top_up(body, later):
    """How many were elected in, of how many may be (ORG-TOPUP)."""
    rule = current().row("ORG-TOPUP", body.since)
    if rule is None:
        return number(later)
    share = rule.value["cdcs" if body.unit.kind in BASE else "upper"]
    return _("%(done)s, nhiều nhất %(most)s") % {"done": later, "most": int(body.seats * share)}


def doubts(row):
    """{field: sentence} on a women's committee where few women are: the condition is known at second hand."""
    unit, day = row.get("unit"), row.get("since")
    if row.get("kind") != "women" or not (unit and day) or unit.kind not in BASE:
        return {}
    fewest, women = current().row("ORG-NUCONG", day), _counted("members.women", unit, day)
    if fewest is None or women >= fewest.value:
        return {}
    text = _(
        "Thường lập từ %(fewest)s đoàn viên nữ (đang có %(women)s); xem lại hướng dẫn của cấp trên."
    )
    return {"kind": text % {"fewest": fewest.value, "women": number(women)}}


def _of_the_people(body):
    """A people's inspectorate is as large as the law lets it be, whoever consents."""
    rule = current().row("TTND", body.since)
    if rule is None or rule.value["min"] <= body.seats <= rule.value["max"]:
        return {}
    text = _("Ban Thanh tra nhân dân có từ %(min)s đến %(max)s thành viên, đang ghi %(seats)s.")
    return {"seats": text % {**rule.value, "seats": body.seats}}


def _most(body):
    """(how many may sit, by what), or (None, …) where no norm is known for that day, or the level above has agreed
    to more for a reason: a merged union may keep as many as sat on the old committees (HD 38, section 10)."""
    if body.kind == "standing":
        return _most_standing(body)
    if body.consent_no and body.grounds:
        return None, ""
    ask = {"executive": _most_executive, "inspection": _most_inspecting}.get(body.kind)
    return ask(body) if ask else (None, "")


def _most_executive(body):
    most, why = _by_kind(body.unit, body.since)
    norm = BANDS.get(body.unit.kind)
    if most is None and norm and current().row(norm, body.since):
        members = members_of(body.unit, body.since)
        most, why = int(current().band(norm, body.since, members)["max"]), _said(members)
    if most is not None and body.consent_no:
        most += most * CONSENT // 100
    return most, why


def _by_kind(unit, day):
    """The ceiling of a kind of unit whatever its members, and of the two cities that have their own."""
    kinds, cities = (current().row(code, day) for code in ("BCH-LOAI", "BCH-TP"))
    if kinds and unit.kind in kinds.value:
        return kinds.value[unit.kind], unit.get_kind_display()
    if cities and unit.kind == "LDT":
        name = fold(unit.name_on(day))
        return next(
            ((most, city) for city, most in cities.value.items() if fold(city) in name), (None, "")
        )
    return None, ""


def _most_inspecting(body):
    rule, which = current().row("UBKT-2", body.since), INSPECTING.get(body.unit.kind)
    if rule is None or which is None:
        return None, ""
    if which != "tinh":
        return rule.value[which], body.unit.get_kind_display()
    members = members_of(body.unit, body.since)
    return band_of(rule.value[which], members)["max"], _said(members)


def _said(members):
    return _("%(n)s đoàn viên") % {"n": number(members)}


def _most_standing(body):
    """A standing board takes an executive committee large enough, and a third of it at most."""
    rule = current().row("ORG-BTV", body.since)
    if rule is None:
        return None, ""
    fewest, share = rule.value["bch_min"], rule.value["max_ratio"]
    others = type(body).objects.across_units("the executive committee of the same union")
    executive = others.filter(unit=body.unit_id, kind="executive", since__lte=body.since)
    executive = executive.exclude(ended_on__lte=body.since).first()
    if executive is None or executive.seats < fewest:
        return 0, _("Ban Chấp hành cần từ %(n)s uỷ viên") % {"n": fewest}
    # The share is a third written with four places: of nine it is three.
    return int(executive.seats * share + ROUNDED), _("1/3 Ban Chấp hành")


def _too_few_to_inspect(body):
    fewest, members = current().row("ORG-UBKT-MIN", body.since), members_of(body.unit, body.since)
    if fewest is None or members >= fewest.value:
        return {}
    text = _(
        "Dưới %(fewest)s đoàn viên (đang có %(members)s) thì Ban Chấp hành cử một uỷ viên làm kiểm tra."
    )
    return {"kind": text % {"fewest": fewest.value, "members": number(members)}}


def members_of(unit, day):
    """Members on the roll of the unit and all below it on that day."""
    return _counted("members.on_roll", unit, day)


def _counted(code, unit, day):
    return counted(System(WHY), code, Period.day(day), day, [unit.pk]).get(unit.pk, 0)
