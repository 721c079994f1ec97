"""Offices of a union, whoever holds them (domain reference 1.6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Position(models.TextChoices):
    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó Chủ tịch")
    STANDING = "standing", _("Uỷ viên Ban Thường vụ")
    COMMITTEE = "committee", _("Uỷ viên Ban Chấp hành")
    INSPECTION_CHAIR = "inspection_chair", _("Chủ nhiệm Uỷ ban Kiểm tra")
    INSPECTION = "inspection", _("Uỷ viên Uỷ ban Kiểm tra")
    ACCOUNTANT = "accountant", _("Kế toán")
    TREASURER = "treasurer", _("Thủ quỹ")
    WOMEN_HEAD = "women_head", _("Trưởng ban nữ công")
    GROUP_HEAD = "group_head", _("Tổ trưởng tổ công đoàn")
    GROUP_DEPUTY = "group_deputy", _("Tổ phó tổ công đoàn")
    OTHER = "other", _("Nhiệm vụ khác")
