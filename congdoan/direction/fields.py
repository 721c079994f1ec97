"""Fields of work of a union, as tasks, difficulties and charges are divided among its committee."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Field(models.TextChoices):
    ORGANISATION = "organisation", _("Tổ chức, đoàn viên")
    REPRESENTATION = "representation", _("Đại diện, bảo vệ")
    WELFARE = "welfare", _("Chăm lo đời sống")
    EDUCATION = "education", _("Tuyên truyền, thi đua")
    WOMEN = "women", _("Nữ công")
    INSPECTION = "inspection", _("Kiểm tra, giám sát")
    FINANCE = "finance", _("Tài chính, tài sản")
    DIGITAL = "digital", _("Chuyển đổi số, văn phòng")
    OTHER = "other", _("Việc khác")


def by_field():
    """Cuts of a measure by the field of work."""
    return {one.value: (one.label, Q(field=one)) for one in Field}
