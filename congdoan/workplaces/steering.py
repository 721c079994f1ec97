"""Steering committees: who must sit there, who follows whom, whose year has not been reviewed."""

from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.records.write import save
from congdoan.workplaces import papers, rules


def renew(committee, *, actor):
    """Put in order: all who must sit do, and the decision is printed if it has no number yet."""
    must_sit(committee, actor=actor)
    if not committee.renewal_no:
        committee.renewal_no = papers.renewal(committee, actor=actor).number
        save(committee, actor=actor)


def must_sit(committee, *, actor):
    """None is set going, or put in order, without all who must sit on it; one that is entered as it
    stands already is kept and flagged."""
    if committee.lacking and committee.version > 1:
        raise Mistake(
            _("Ban chỉ đạo còn thiếu đại diện: %s. Thêm thành viên rồi chuyển bước.")
            % committee.lacking,
            field="status",
        )


def follow(committee):
    """Seats and yearly reviews made to agree: who is reviewed sits there; who was told to go has left
    by that day, and the one named to follow sits for the same side (seed 004 III.1)."""
    seats = {}
    for one in committee.members.order_by("pk"):  # called back later, one sits on a line of his own
        seats.setdefault(fold(one.full_name), one)
    for review in committee.reviews.order_by("concluded_on", "pk"):
        seat = seats.get(fold(review.full_name))
        if seat is None:
            text = _(
                "Trong ban không có thành viên tên «%(name)s»; sửa tên ở kiểm điểm hoặc thêm thành viên."
            )
            raise Mistake(text % {"name": review.full_name})
        if review.verdict == review.Verdict.END:
            _replace(committee, seats, seat, review)


def _replace(committee, seats, seat, review):
    if seat.left_on is None:
        seat.left_on = review.concluded_on
        seat.save()
    if fold(review.successor) not in seats:
        seats[fold(review.successor)] = committee.members.create(
            full_name=review.successor, organisation=seat.organisation, helps=seat.helps,
            represents=seat.represents, role=seat.role,
        )  # fmt: skip


def unreviewed(committee, year):
    """Names of those who sit there and of whom nothing is concluded for that year."""
    concluded = {
        fold(one.full_name) for one in committee.reviews.all() if one.year == year and one.verdict
    }
    sitting = [one for one in committee.members.all() if one.left_on is None]
    return [one.full_name for one in sitting if fold(one.full_name) not in concluded]


def check_allowances(committee):
    """Raises `Mistake` for who was paid without a seat, or beyond the norm of the month."""
    seats = {fold(one.full_name) for one in committee.members.all()}
    for one in committee.allowances.all():
        if fold(one.full_name) not in seats:
            text = _(
                "Trong ban không có thành viên tên «%(name)s»; sửa tên ở dòng chi hoặc thêm thành viên."
            )
            raise Mistake(text % {"name": one.full_name})
        row = {"allowance": one.amount, "since": one.month}
        for sentence in rules.allowance_faults(row, rules.STEERING).values():
            raise Mistake(f"{one}: {sentence}")
