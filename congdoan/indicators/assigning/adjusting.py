"""What was given is changed by another decision alone: drafted whole, or out of an answer from below that is
accepted."""

from datetime import date
from decimal import Decimal

import pghistory
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.indicators.assigning.annex import in_force, standing
from congdoan.indicators.assigning.moving import astray, still_below
from congdoan.indicators.assigning.services import hold, must_speak_for, set_share
from congdoan.indicators.judged.in_force import goals
from congdoan.indicators.models import AssignmentDecision, Share, Target
from congdoan.orgs.heirs import heirs_of
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese


@transaction.atomic
def adjust(actor, *, decision, reason):
    """A draft that changes what this decision gave, with all its shares; those left as they are drop out
    when it is decided. The draft there is, if any. A unit that has ended has nothing to reach any more: those
    that carry it on stand in its place."""
    must_speak_for(actor, decision.unit)
    if decision.status not in ("sent", "adjusted"):
        raise Mistake(_("Chỉ điều chỉnh quyết định đã gửi và chưa tổng kết."))
    if not reason.strip():
        raise Mistake(_("Ghi lý do điều chỉnh."), field="reason")
    draft = _adjusting(actor, decision, reason)
    with pghistory.context(who=actor.label):
        Share.objects.bulk_create(
            (
                Share(decision=draft, target=target, to_unit=unit, value=value)
                for target, unit, value in _standing_now(decision, actor.day)
            ),
            ignore_conflicts=True,
        )
    return draft


def _standing_now(decision, day):
    """(target, unit, value) of what is in force, as of the units of that day. What an heir has of it already it
    keeps; else it is left open, since no share of what ended is guessed. A unit that moved away stands in it no
    more, one that moved here does with what it brought along."""
    shares = in_force(decision)
    gone = set(
        astray(day, parent__in={one.target_id for one in shares}).values_list("parent", "unit")
    )
    gone |= _hung_elsewhere(shares, day)
    yield from _moved_here(decision, shares, day)
    for one in shares:
        if (one.target_id, one.to_unit_id) in gone:
            continue
        ended = one.to_unit.closed and one.to_unit.closed <= day
        yield one.target, one.to_unit, Decimal(0) if ended else one.value
        for heir in heirs_of(one.to_unit, day) if ended else ():
            own = Target.objects.across_units("what an heir has of it").filter(
                parent=one.target, unit=heir
            )
            yield (
                one.target,
                heir,
                own.standing().values_list("value", flat=True).first(),
            )


def _hung_elsewhere(shares, day):
    """{(target id, unit id)} of shares whose unit took its target along to another superior."""
    return {
        (one.target_id, one.to_unit_id)
        for one in shares
        if one.made is not None and one.made.parent_id != one.target_id
        and not (one.to_unit.closed and one.to_unit.closed <= day)
    }  # fmt: skip


def _moved_here(decision, shares, day):
    """(target, unit, value) of what units brought along that another superior had given them."""
    targets = {one.target_id: one.target for one in shares}
    rows = Target.objects.across_units("what units brought along").filter(parent__in=targets)
    rows = still_below(rows, day).filter(from_shares__isnull=False, unit__closed=None)
    rows = rows.exclude(from_shares__target=F("parent")).select_related("unit").distinct()
    for (parent, _unit), one in goals(rows, date(decision.year, 12, 31)).items():
        yield targets[parent], one.unit, one.value


@transaction.atomic
def accept_counter(actor, *, share, answer=""):
    """The level above accepts: the new value waits in a decision that adjusts this one."""
    must_speak_for(actor, share.decision.unit)
    hold(share, Share.Status.COUNTERED)
    old = share.decision
    decision = _adjusting(actor, old, share.asked_reason)
    stood = standing(old) | {
        (one.target_id, one.to_unit_id): one.value for one in decision.shares.all()
    }
    before = stood.get((share.target_id, share.to_unit_id)) or 0
    with pghistory.context(who=actor.label):
        _change(decision, share, share.asked_value)
        whole = Share.objects.filter(
            decision=old, target=share.target.part_of_id, to_unit=share.to_unit
        ).first()
        if whole is not None:
            given = stood.get((whole.target_id, whole.to_unit_id)) or 0
            _change(decision, whole, given + share.asked_value - before)
    set_share(actor, share, status=Share.Status.ADJUSTING, answer=answer[:300])
    return decision


def fall_back(decision):
    """What was asked from below and accepted into this decision waits for an answer again, where the decision, and
    any other draft, does not change it after all: it was deleted, or the level was put back before it was issued."""
    states = AssignmentDecision.Status
    drafted = Share.objects.filter(
        decision__adjusts=decision.adjusts_id, decision__status__in=(states.DRAFT, states.SUBMITTED),
        target=OuterRef("target"), to_unit=OuterRef("to_unit"),
    ).exclude(decision=decision)  # fmt: skip
    waiting = Share.objects.filter(decision=decision.adjusts_id, status=Share.Status.ADJUSTING)
    waiting.exclude(Exists(drafted)).update(status=Share.Status.COUNTERED, answer="")


def nothing_drafted(decision):
    """Raises `Mistake` while a decision that adjusts this one is being drafted: decided after the settlement, it
    would change what was written once."""
    states = AssignmentDecision.Status
    drafts = AssignmentDecision.objects.across_units("what still adjusts it").filter(
        adjusts=decision, status__in=(states.DRAFT, states.SUBMITTED)
    )
    if draft := drafts.order_by("pk").first():
        raise Mistake(
            _("Còn bản điều chỉnh chưa ban hành: «{title}» ({state}). Ban hành hoặc xoá bản đó rồi tổng kết."),
            title=draft.title, state=draft.get_status_display(), field="status",
        )  # fmt: skip


def _adjusting(actor, old, reason):
    found = AssignmentDecision.objects.visible_to(actor, "edit").filter(adjusts=old, status="draft")
    if draft := found.first():
        return draft
    with in_vietnamese():
        title = _("Điều chỉnh: %(title)s") % {"title": old.title}
    return save(
        AssignmentDecision(
            unit=old.unit, year=old.year, adjusts=old, place=old.place, signer=old.signer,
            signer_role=old.signer_role, title=title[:300], reason=reason[:300],
        ),
        actor=actor,
    )  # fmt: skip


def _change(decision, share, value):
    Share.objects.update_or_create(
        decision=decision, target=share.target, to_unit=share.to_unit,
        defaults={"value": value, "note": share.asked_reason[:200]},
    )  # fmt: skip
