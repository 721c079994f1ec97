"""How one comes into an office of the union, and what training there is for it."""

from django.db import models
from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _


class Election(models.TextChoices):
    CONGRESS = "congress", _("Đại hội bầu")
    BY_ELECTION = "by_election", _("Bầu bổ sung")
    APPOINTED = "appointed", _("Chỉ định, phân công")


class Subject(models.TextChoices):
    DEVELOPMENT = "development", _("Phát triển đoàn viên, thành lập công đoàn cơ sở")
    BARGAINING = "bargaining", _("Đối thoại, thương lượng tập thể")
    INSPECTION = "inspection", _("Nghiệp vụ kiểm tra")
    PROPAGANDA = "propaganda", _("Kỹ năng tuyên truyền")
    POLITICS = "politics", _("Lý luận chính trị")
    LAW = "law", _("Tư vấn pháp luật, giải quyết tranh chấp")
    SOFTWARE = "software", _("Phần mềm quản lý đoàn viên")
    FINANCE = "finance", _("Tài chính công đoàn")
    OTHER = "other", _("Nội dung khác")


def in_office(day):
    """What holds of an office on that day: its last day counts."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def first_training(person, since):
    """End of the first course held that the person was at and that ended after `since`, or None.

    A course before the election does not count for a new chair (seed 000 II.3).
    """
    held = Q(present=True, record__status__in=("held", "reported"))
    after = person.trainings.filter(held, record__ends_on__gt=since)
    return after.aggregate(day=Min("record__ends_on"))["day"]
