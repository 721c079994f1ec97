"""What a decision entails: the balance is checked, the paper numbered and issued, the targets made below."""

from datetime import date

import pghistory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.indicators.assigning.adjusting import fall_back
from congdoan.indicators.assigning.annex import Annex, standing
from congdoan.indicators.assigning.moving import astray, follow, still_below
from congdoan.indicators.assigning.paper import decision_paper
from congdoan.indicators.judged.in_force import goals
from congdoan.indicators.models import AssignmentDecision, Share, Target
from congdoan.orgs.models import UnitPath
from congdoan.records.symbols import issue_as
from congdoan.records.write import save
from congdoan.trail.hooks import offered
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell_units


def decide(decision, *, actor):
    """Runs inside the step to «decided»: all or nothing."""
    if decision.adjusts_id:
        _refuse_after_settlement(decision)
        _leave_out_unchanged(decision)
    annex = Annex(decision)
    check_balance(annex)
    decision.dated = decision.dated or actor.day
    decision.signer = decision.signer or _chair(decision)
    paper = _issue(actor, decision, annex)
    decision.number = paper.number
    type(decision).objects.across_units("the number just drawn").filter(pk=decision.pk).update(
        dated=decision.dated, number=decision.number, signer=decision.signer
    )
    _hand_down(actor, annex)
    given = {share.to_unit_id for share in annex.shares}
    right_below = UnitPath.objects.under(given, actor.day).filter(depth=1)
    follow(actor, day=actor.day, reason=decision.title, unit__in=right_below.values("unit"))
    if decision.adjusts_id:
        _settle_adjusted(decision)


def _chair(decision):
    """Who signs where nobody is named: the chair in office on the day of the decision, if one is on record."""
    told = (chair(decision.unit, decision.dated) for chair in offered("chairs", "chair_of"))
    return next(filter(None, told), "")


def _refuse_after_settlement(decision):
    """A year that is settled was written once: nothing given in it changes any more."""
    if decision.adjusts.status == AssignmentDecision.Status.SETTLED:
        raise Mistake(
            _("Quyết định {old} đã tổng kết năm {year} nên không điều chỉnh nữa; xoá bản này."),
            old=decision.adjusts.number, year=str(decision.year), field="status",
        )  # fmt: skip


def _leave_out_unchanged(decision):
    """A decision that adjusts says only what changes, and why."""
    if not decision.reason:
        raise Mistake(_("Ghi lý do điều chỉnh."), field="reason")
    stood = standing(decision.adjusts)
    same = [
        share.pk for share in decision.shares.all()
        if stood.get((share.target_id, share.to_unit_id)) == share.value
    ]  # fmt: skip
    if len(same) == decision.shares.count():
        raise Mistake(
            _("Chưa mức nào khác với mức đang giao; sửa mức cần điều chỉnh rồi ban hành.")
        )
    decision.shares.filter(pk__in=same).delete()


def check_balance(annex):
    """Every unit has its share, in figures where the target asks for any, and counts reach the target, or the
    decision says why not."""
    decision = annex.decision
    if not annex.shares:
        raise Mistake(_("Quyết định chưa giao chỉ tiêu nào."))
    sums = annex.sums
    empty = [share for share in annex.shares if share.lacks_value and share.target_id not in sums]
    if empty:
        raise Mistake(
            _("Chưa ghi mức giao «{target}» cho {unit}."),
            target=empty[0].target.name, unit=empty[0].to_unit,
        )  # fmt: skip
    known = decision.short_reason or (decision.adjusts and decision.adjusts.short_reason)
    if not known and (short := next(_short(annex), None)):
        target, rest = short
        raise Mistake(
            _("«{target}» còn thiếu {rest} so với {total}. Giao thêm, hoặc ghi «Lý do giao thiếu»."),
            target=target.name, rest=number(rest), total=number(target.value), field="short_reason",
        )  # fmt: skip


def _short(annex):
    """(target, how much is missing) of what is given less of than it asks. A decision that adjusts carries only
    what changes: the others keep what they have, and a sum is looked at by its parts."""
    adjusts = annex.decision.adjusts_id
    for column in annex.columns:
        if not column.adds_up or (adjusts and column.is_sum):
            continue
        stands = _given_before(column.target, annex.decision) if adjusts else {}
        rest = column.target.value - sum(filter(None, (stands | column.values).values()))
        if rest > 0:
            yield column.target, rest


def _given_before(target, decision):
    """{unit id: value} of what the units below have of it, of a target asked each year in the decision's year."""
    below = Target.objects.across_units("what stays as it was given").filter(parent=target)
    below = still_below(below, decision.dated or timezone.localdate())
    stands = goals(below, date(decision.year, 12, 31))
    return {unit: one.value for (_parent, unit), one in stands.items()}


def _issue(actor, decision, annex):
    return issue_as(
        "decision", decision, actor=actor, day=decision.dated,
        build=lambda number: decision_paper(annex, number, draft=False),
    )  # fmt: skip


def _hand_down(actor, annex):
    """Each share becomes the target of the unit below; a share given before is changed, not doubled."""
    made = {}
    for share in sorted(annex.shares, key=lambda one: one.target.part_of_id is not None):
        whole = made.get((share.target.part_of_id, share.to_unit_id))
        made[share.target_id, share.to_unit_id] = _target_below(actor, share, whole)
    Share.objects.bulk_update(annex.shares, ["made"])


def _target_below(actor, share, whole):
    above, decision = share.target, share.decision
    term = above.window(date(decision.year, 12, 31)) if above.per_year else above
    target = _given_by_now(share, term) or _brought_along(share, term)
    if target is None:
        target = above.like(
            unit=share.to_unit, parent=above, comparator=above.comparator,
            tolerance=above.tolerance, start=term.start, end=term.end, condition=above.condition,
        )  # fmt: skip
    else:
        target.reason = (share.note or decision.reason or decision.title)[:300]
    # What a unit brought along from a former superior is this one's from now on.
    target.parent = above
    if target.comparator == target.Comparator.BETWEEN:
        target.comparator, target.value_max = _range_of(share)
    # A part may be adjusted alone; it stays a part.
    target.value, target.part_of = share.value, whole or target.part_of
    ended = share.to_unit.closed and share.to_unit.closed <= decision.dated
    target.status = "closed" if ended else "assigned"
    target.source_title, target.source_number = decision.title, decision.number
    target.source_date = decision.dated
    share.made = save(target, actor=actor, reason=decision.title)
    return share.made


def _range_of(share):
    """(comparator, upper end) of a share of a range. Of «500 – 600 đoàn viên» the decision shares out one number and
    nothing of the 600, so a unit is asked «từ 300 trở lên» («không quá» where less is better); a rate is not divided
    and keeps both its ends."""
    most, asked = share.target.value_max, share.target.final_question
    if asked.adds_up or most is None or share.value >= most:
        kinds = Target.Comparator
        return (kinds.AT_MOST if asked.lower_is_better else kinds.AT_LEAST), None
    return Target.Comparator.BETWEEN, most


def _given_by_now(share, term):
    """What the unit below was given of it by an earlier decision."""
    below = Target.objects.across_units("what the unit below already has of it")
    below = below.filter(parent=share.target, unit=share.to_unit)
    if share.target.per_year:  # each year is given by a decision of its own
        below = below.filter(start=term.start)
    return below.first()


def _brought_along(share, term):
    """What the unit was given of it by a former superior, over the same days."""
    rows = astray(share.decision.dated, unit=share.to_unit, **share.target.what)
    return rows.filter(start=term.start, end=term.end).first()


def _settle_adjusted(decision):
    """The decision adjusted says so, and so do the shares that asked for it."""
    old = decision.adjusts
    AssignmentDecision.objects.across_units("the decision adjusted").filter(pk=old.pk).update(
        status="adjusted"
    )
    with pghistory.context(reason=decision.title):
        Share.objects.filter(
            decision=old, status=Share.Status.ADJUSTING,
            to_unit__in=decision.shares.values("to_unit"),
        ).update(status=Share.Status.ADJUSTED)  # fmt: skip
        fall_back(decision)


@in_vietnamese()
def send(decision, *, actor):
    """Those who hold a role at the units below are told where to answer."""
    units = decision.shares.values("to_unit")
    text = _("%(unit)s giao chỉ tiêu: %(title)s. Mời xác nhận hoặc nêu ý kiến.") % {
        "unit": decision.unit, "title": decision.title,
    }  # fmt: skip
    tell_units(units, actor.day, text, reverse("indicators-assign-list"))
