"""The end of a decision's year: what each unit reached of what it was given, written once and kept (SYS-03)."""

from datetime import date

import pghistory
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.indicators.assigning.adjusting import nothing_drafted
from congdoan.indicators.assigning.annex import Annex
from congdoan.indicators.judged.results import results
from congdoan.indicators.judged.verdict import asks_last_year
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Share


def settle(decision, *, actor):
    """Runs inside the step to «settled». Later records change the live result, not what is written here. A
    union that ended before has no result of its own: its heir is held to the sum.

    A Mistake before the last day of the year, or of the targets where that is earlier, while the decision is being
    adjusted, and while a union below still waits for an answer.
    """
    nothing_drafted(decision)
    shares, year = Annex(decision).shares, date(decision.year, 12, 31)
    _must_be_over(shares, actor.day, year)
    _must_be_answered([share for share in shares if _stands(share, year)])
    catch_up()
    found = _results(shares, year)
    for share in shares:
        one = found[share.target_id, share.to_unit_id]
        told = (one.value, one.state) if _stands(share, year) else (None, Share.ENDED)
        share.reached, share.outcome = told
    with pghistory.context(who=actor.label):
        Share.objects.bulk_update(shares, ["reached", "outcome"])


def _results(shares, year):
    """{(target id, unit id): Result} of all that was given, each where it stands on its last day in the year."""
    units = list({share.to_unit_id: share.to_unit for share in shares}.values())
    targets = list({share.target_id: share.target for share in shares}.values())
    goals = {(share.target_id, share.to_unit_id): share.made for share in shares if share.made}
    found, past = {}, asks_last_year([*targets, *goals.values()])
    for day in {_last_day(target, year) for target in targets}:
        of_day = [target for target in targets if _last_day(target, year) == day]
        found |= results(of_day, units, day, goals=goals, with_last_year=past)
    return found


def _must_be_over(shares, day, year):
    """Whether the decision's year is over for all that it gave."""
    ends = [_last_day(share.target, year) for share in shares]
    if not ends:
        raise Mistake(_("Quyết định chưa giao chỉ tiêu nào."))
    if day < max(ends):
        raise Mistake(
            _("Thời hạn của chỉ tiêu đến {end}; tổng kết từ ngày đó."), end=show(max(ends)),
            field="status",
        )  # fmt: skip


def _last_day(target, year):
    """What is asked of a whole term is looked at where it stands at the end of the year."""
    return min(target.window(year).end, year)


def _stands(share, year):
    return share.to_unit.is_open(_last_day(share.target, year))


def _must_be_answered(shares):
    for share in shares:
        if share.status == Share.Status.COUNTERED:
            raise Mistake(
                _("{unit} còn đề nghị mức khác cho «{target}»; trả lời rồi mới tổng kết."),
                unit=share.to_unit, target=share.target.name, field="status",
            )  # fmt: skip
