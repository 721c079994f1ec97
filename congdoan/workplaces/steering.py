"""Steering committees: who must sit there, who follows whom, whose year has not been reviewed."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.workplaces import papers, rules
from congdoan.workplaces.paying import check_norm


def renew(committee, *, actor):
    """Put in order: all who must sit do, and each decision that has no number yet gets one and is printed; where
    none waits and none of this year is there, that is one of today. Old ones come with decisions of their own."""
    must_sit(committee, actor=actor)
    if is_to_renew(committee) and not waiting(committee) and not committee.brought:
        committee.renewals.create()
    for one in waiting(committee):
        one.record = committee
        one.renewed_on = one.renewed_on or timezone.localdate()
        one.signer = one.signer or committee.signer
        one.number = one.number or papers.renewal(one, actor=actor).number
        one.save()
    committee.keep(**latest(committee))


def waiting(committee):
    """Renewals that have no day or no decision yet."""
    return list(committee.renewals.filter(Q(number="") | Q(renewed_on=None)))


def is_to_renew(committee):
    """Whether one waits for its decision, none is of this year, or somebody was replaced since."""
    today = timezone.localdate()
    if waiting(committee) or replaced_since(committee, today):
        return True
    return not committee.renewals.filter(renewed_on__year=today.year).exists()


def latest(committee, day=None):
    """What the committee keeps of the last time it was put in order, or the last up to a day."""
    done = committee.renewals.exclude(number="").exclude(renewed_on=None)
    done = done.filter(renewed_on__lte=day) if day else done
    last = done.order_by("renewed_on", "pk").last()
    return {"renewal_no": last.number if last else "", "renewed_on": last and last.renewed_on}


def seated(day):
    """What holds of a seat that was taken on that day."""
    taken = Q(sat_from=None) | Q(sat_from__lte=day)
    return taken & (Q(left_on=None) | Q(left_on__gt=day))


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
    if seat.sat_from and review.concluded_on < seat.sat_from:
        text = _("«%(name)s» tham gia từ %(day)s nên không thể thôi trước ngày đó.")
        raise Mistake(text % {"name": seat.full_name, "day": show(seat.sat_from)})
    if seat.left_on is None:
        seat.left_on = review.concluded_on
        seat.save()
    if fold(review.successor) not in seats:
        seats[fold(review.successor)] = committee.members.create(
            full_name=review.successor, organisation=seat.organisation, helps=seat.helps,
            represents=seat.represents, role=seat.role, sat_from=review.concluded_on,
        )  # fmt: skip


def replaced_since(committee, day):
    """Names of those who were told to go by that day and after the committee was put in order."""
    since = committee.renewed_on or dt.date.min
    ended = [one for one in committee.reviews.all() if one.verdict == one.Verdict.END]
    return [one.full_name for one in ended if since < one.concluded_on <= day]


def unreviewed(committee, year):
    """Names of those who sit there and of whom nothing is concluded for that year."""
    concluded = {
        fold(one.full_name) for one in committee.reviews.all() if one.year == year and one.verdict
    }
    sitting = [
        one
        for one in committee.members.all()
        if one.left_on is None and (one.sat_from is None or one.sat_from.year <= year)
    ]
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
        check_norm(one, rules.STEERING)
