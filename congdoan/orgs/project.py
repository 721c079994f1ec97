"""A reorganisation: many changes of the tree under one decision, drafted, tried out, sent round for opinions,
approved, run, undone or reviewed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Project(models.Model):
    """`steps` are dicts of kind, code, name, target, unit_kind in the order in which they happen.

    `told` is what the last trial said; `before` and `after` hold the rows a run touched, as they were
    and as it left them, so that it can be taken back while nobody has built on it.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        OPINION = "opinion", _("Đang xin ý kiến")
        APPROVED = "approved", _("Đã duyệt, chờ ngày hiệu lực")
        EXECUTED = "executed", _("Đã thực hiện")
        REVIEWED = "reviewed", _("Đã tổng kết")
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
    # The account; drafts of old bear the person's name.
    drafted_by = models.CharField(max_length=150)
    approved_by = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ran_at = models.DateTimeField(null=True)
    reviewed_on = models.DateField(_("Ngày tổng kết"), null=True)
    reviewed_by = models.CharField(max_length=150, blank=True)
    results = models.TextField(_("Kết quả đạt được"), blank=True)
    lessons = models.TextField(_("Hạn chế, bài học"), blank=True)
    now = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("đề án sắp xếp tổ chức")
        verbose_name_plural = _("Đề án sắp xếp tổ chức")
        ordering = ["-effective", "-pk"]

    def __str__(self):
        return self.name


class Opinion(models.Model):
    """A unit that was asked what it says to a reorganisation, until a day, and its answer once it has come."""

    class Stand(models.TextChoices):
        AGREES = "agrees", _("Đồng ý")
        AMENDS = "amends", _("Đồng ý, đề nghị sửa")
        OBJECTS = "objects", _("Không đồng ý")

    project = models.ForeignKey(Project, models.CASCADE, related_name="opinions")
    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="+", verbose_name=_("Đơn vị được hỏi")
    )
    asked_on = models.DateField(_("Ngày hỏi"))
    until = models.DateField(_("Hạn góp ý"))
    stand = models.CharField(_("Ý kiến"), max_length=8, choices=Stand, blank=True)
    text = models.TextField(_("Nội dung góp ý"), blank=True)
    answered_on = models.DateField(_("Ngày góp ý"), null=True)
    answered_by = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = _("ý kiến về đề án")
        verbose_name_plural = _("Ý kiến về đề án")
        ordering = ["unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "unit"], name="a_unit_is_asked_once"),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_stand_display() or '–'}"
