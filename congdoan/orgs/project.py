"""A reorganisation: many changes of the tree under one decision, drafted, tried out, approved, run, undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Project(models.Model):
    """`steps` are dicts of kind, code, name, target, unit_kind in the order in which they happen.

    `told` is what the last trial said; `before` and `after` hold the rows a run touched, as they were
    and as it left them, so that it can be taken back while nobody has built on it.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        APPROVED = "approved", _("Đã duyệt, chờ ngày hiệu lực")
        EXECUTED = "executed", _("Đã thực hiện")
        UNDONE = "undone", _("Đã hoàn lại")

    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="projects", verbose_name=_("Cấp quyết định")
    )
    name = models.CharField(_("Tên đề án"), max_length=250)
    number = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    effective = models.DateField(_("Ngày hiệu lực"))
    status = models.CharField(_("Tình trạng"), max_length=8, choices=Status, default=Status.DRAFT)
    steps = models.JSONField(default=list)
    told = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    drafted_by = models.CharField(max_length=150)
    approved_by = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ran_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("đề án sắp xếp tổ chức")
        verbose_name_plural = _("Đề án sắp xếp tổ chức")
        ordering = ["-effective", "-pk"]

    def __str__(self):
        return self.name
