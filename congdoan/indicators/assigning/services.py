"""Assignment step by step: prepare, propose, write shares, answer from below, keep what was given."""

from datetime import date

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.indicators.assigning.annex import Annex, units_below
from congdoan.indicators.assigning.moving import still_below
from congdoan.indicators.assigning.proposing import propose
from congdoan.indicators.judged.in_force import goals
from congdoan.indicators.models import AssignmentDecision, Share, Target
from congdoan.orgs.kinds import BASE, SECTIONS
from congdoan.records.write import Stale, save
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell_units

REGISTER_AT = "indicators-registrations-new"


@transaction.atomic
def prepare(actor, *, target, day, year=None):
    """The open decision that shares this target out in that year: the draft there is, else a new one."""
    must_speak_for(actor, target.unit)
    year = year or year_of(target, day)
    existing = AssignmentDecision.objects.visible_to(actor, "edit").filter(
        unit=target.unit, shares__target=target, status__in=("draft", "submitted"), year=year
    )
    if found := existing.order_by("pk").first():
        return found
    units = units_below(target.unit, day)
    if not units:
        raise Mistake(
            _("{unit} không có đơn vị trực thuộc đang hoạt động để giao chỉ tiêu."),
            unit=target.unit,
        )
    with in_vietnamese():
        title = _("Giao chỉ tiêu %(name)s năm %(year)s") % {"name": target.name, "year": year}
    decision = save(AssignmentDecision(unit=target.unit, title=title[:300], year=year), actor=actor)
    add_target(actor, decision=decision, target=target, units=units)
    return decision


def year_of(target, day, asked=""):
    """The year it is given for: that of the day, or the one asked, of what is asked each year of a term."""
    if target.per_year and asked.isdecimal() and len(asked) == 4:
        return target.window(date(int(asked), 12, 31)).start.year
    return target.window(day).start.year


def add_target(actor, *, decision, target, units):
    """A target and its parts become columns; a rate begins with the rate itself."""
    _must_be_open(decision)
    must_speak_for(actor, decision.unit)
    if target.unit_id != decision.unit_id:
        raise Mistake(_("Chỉ giao được chỉ tiêu của chính {unit}."), unit=decision.unit)
    parts = Target.objects.visible_to(actor).filter(part_of=target, unit=decision.unit)
    with pghistory.context(who=actor.label):
        Share.objects.bulk_create(
            (
                Share(
                    decision=decision, target=one, to_unit=unit,
                    value=None if one.final_question.adds_up else one.value,
                )
                for one in [target, *parts.select_related("indicator")]
                for unit in units
            ),
            ignore_conflicts=True,
        )  # fmt: skip


def fill(actor, *, decision, way, day):
    """Put a proposal into every column that is not a sum of its parts."""
    annex = Annex(decision)
    cells = {}
    for column in annex.columns:
        if not column.is_sum:
            proposed = propose(column.target, annex.units, way, day, decision.year)
            cells |= {(column.target.pk, unit): value for unit, value in proposed.items()}
    write(actor, decision=decision, cells=cells)


@transaction.atomic
def write(actor, *, decision, cells, notes=None, opened=None):
    """`cells` {(target id, unit id): value or None}; `notes` {unit id: text}. Sums follow.

    Raises `Stale` when somebody else has written since the version `opened`.
    """
    _must_be_open(decision)
    must_speak_for(actor, decision.unit)
    mine = AssignmentDecision.objects.visible_to(actor, "edit").filter(pk=decision.pk)
    stands = mine.select_for_update(of=("self",)).get()
    if opened is not None and stands.version != opened:
        raise Stale(stands)
    with pghistory.context(who=actor.label):
        is_other = _write_cells(decision, cells, notes or {})
        _write_sums(decision)
        if is_other:
            decision.version = stands.version + 1
            mine.update(version=decision.version)


def _write_cells(decision, cells, notes):
    """Whether any was another."""
    changed = []
    for share in Share.objects.filter(decision=decision).select_for_update():
        value = cells.get((share.target_id, share.to_unit_id), share.value)
        note = notes.get(share.to_unit_id, share.note)
        if (value, note) != (share.value, share.note):
            share.value, share.note = value, note
            changed.append(share)
    Share.objects.bulk_update(changed, ["value", "note"])
    return bool(changed)


def _write_sums(decision):
    annex = Annex(decision)
    changed = []
    for column in annex.columns:
        for unit in annex.units if column.is_sum else ():
            share = annex.cell(column.target, unit)
            if share is not None and share.value != column.values.get(unit.pk, 0):
                share.value = column.values.get(unit.pk, 0)
                changed.append(share)
    Share.objects.bulk_update(changed, ["value"])


def acknowledge(actor, *, share):
    """The unit below takes its share."""
    _answer(actor, share, Share.Status.ACKNOWLEDGED)


def counter(actor, *, share, value, reason):
    """The unit below asks for another value and says why."""
    if not reason.strip():
        raise Mistake(_("Ghi lý do đề nghị mức khác để cấp trên xem xét."), field="reason")
    if value is None:
        raise Mistake(_("Ghi mức đơn vị đề nghị."), field="value")
    if share.target_id in Annex(share.decision).sums:
        raise Mistake(_("Mức này là tổng của các phần; hãy đề nghị ở từng phần."), field="value")
    _answer(actor, share, Share.Status.COUNTERED, asked_value=value, asked_reason=reason[:300])


@transaction.atomic
def _answer(actor, share, status, **facts):
    must_speak_for(actor, share.to_unit)
    hold(share, Share.Status.ASSIGNED)
    if share.decision.status not in ("sent", "adjusted"):
        raise Mistake(_("Quyết định chưa gửi hoặc đã tổng kết nên không còn nhận ý kiến."))
    set_share(actor, share, status=status, **facts)


@transaction.atomic
def keep_value(actor, *, share, answer):
    """The level above keeps what it gave."""
    must_speak_for(actor, share.decision.unit)
    hold(share, Share.Status.COUNTERED)
    set_share(actor, share, status=Share.Status.KEPT, answer=answer[:300])


def invite(actor, *, decision):
    """Those who hold a role at the units of the annex are asked to register. How many were told."""
    _must_be_open(decision)
    must_speak_for(actor, decision.unit)
    with in_vietnamese():
        text = _("%(unit)s mời đăng ký chỉ tiêu năm %(year)s trước khi giao.") % {
            "unit": decision.unit, "year": decision.year,
        }  # fmt: skip
    return tell_units(decision.shares.values("to_unit"), actor.day, text, reverse(REGISTER_AT))


def to_hand_on(targets, day):
    """Those of them, wholes with a value, that no decision of the year gives to units below."""
    fresh = not_given(targets, day.year).filter(part_of=None, value__isnull=False)
    return fresh.select_related("indicator").order_by("indicator_id", "pk")


def not_given(targets, year):
    """Those no decision gives: of what is asked each year none of that year."""
    given = Share.objects.filter(target=OuterRef("pk"))
    below = Target.objects.across_units("whether it was handed on").filter(parent=OuterRef("pk"))
    once = Q(per_year=False) & (Exists(given) | Exists(below))
    yearly = Q(per_year=True) & Exists(given.filter(decision__year=year))
    return targets.exclude(once | yearly)


def not_cascaded(day, *targets):
    """Targets handed down from these whose unit has units below and has not handed on."""
    handed = still_below(still_waiting().filter(parent__in=targets), day)
    waiting = goals(handed.select_related("unit"), day)
    return sorted(waiting.values(), key=lambda one: one.unit.sort_key)


def still_waiting():
    """Targets that came from above to a unit that has units below, and were not handed on."""
    handed = Target.objects.across_units("which units have handed their targets on")
    handed = handed.filter(parent__isnull=False, handed_down=None).standing()
    return handed.exclude(unit__kind__in=(*BASE, *SECTIONS))


def hold(share, status):
    """Nobody else answers it until this is done. A Mistake where it waits for another answer than that by now."""
    rows = Share.objects.select_for_update()
    names = ["status", "asked_value", "asked_reason", "answer"]
    share.refresh_from_db(fields=names, from_queryset=rows)
    if share.status != status:
        raise Mistake(
            _(
                "Câu trả lời này chưa ghi: phần giao «{target}» cho {unit} nay đã là «{status}». "
                "Muốn khác đi thì điều chỉnh quyết định."
            ),
            target=share.target.name, unit=share.to_unit, status=share.get_status_display(),
        )  # fmt: skip


def set_share(actor, share, **facts):
    with pghistory.context(who=actor.label):
        for name, value in facts.items():
            setattr(share, name, value)
        share.save(update_fields=list(facts))


def must_speak_for(actor, unit):
    """Raises `PermissionDenied` for who does not give or take targets for that unit."""
    if not actor.may_at("edit", "indicators", unit):
        raise PermissionDenied(_("Bạn không được giao hay nhận chỉ tiêu thay đơn vị này."))


def may_answer(actor, share):
    """Whether he speaks for the unit that got the share: who belongs to the one that gave it leaves it its own word."""
    giver = share.decision.unit_id
    return actor.may_at("edit", "indicators", share.to_unit_id) and not actor.may_at(
        "edit", "indicators", giver
    )


def _must_be_open(decision):
    if not decision.is_open:
        raise Mistake(
            _("Quyết định đã ban hành; muốn đổi mức giao, hãy lập quyết định điều chỉnh.")
        )
