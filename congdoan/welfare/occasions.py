"""Occasions on which the union visits and gives, and what the one who receives is to the worker."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Occasion(models.TextChoices):
    TET = "tet", _("Tết Nguyên đán")
    BIRTHDAY = "birthday", _("Sinh nhật")
    WEDDING = "wedding", _("Việc hỉ")
    FUNERAL = "funeral", _("Việc hiếu")
    ILLNESS = "illness", _("Ốm đau, tai nạn")
    HARDSHIP = "hardship", _("Hoàn cảnh khó khăn")
    CHILDREN = "children", _("Quốc tế Thiếu nhi 1/6")
    MID_AUTUMN = "mid_autumn", _("Tết Trung thu")
    ELDERLY = "elderly", _("Ngày Người cao tuổi 1/10")
    WOMEN = "women_day", _("Quốc tế Phụ nữ 8/3")
    VIETNAM_WOMEN = "vietnam_women_day", _("Phụ nữ Việt Nam 20/10")
    TEACHERS = "teachers_day", _("Nhà giáo Việt Nam 20/11")
    FOUNDING = "founding_day", _("Ngày thành lập cơ quan, đơn vị")
    OTHER = "other", _("Dịp khác")


class Relation(models.TextChoices):
    SELF = "self", _("Người lao động, đoàn viên")
    PARENT = "parent", _("Bố, mẹ")
    CHILD = "child", _("Con")
    FAMILY = "family", _("Gia đình")
