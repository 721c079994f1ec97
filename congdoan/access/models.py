"""Users, roles (a level for each area) and grants: this person has this role at this unit, from, until."""

from functools import partial

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.models import Unit
from congdoan.orgs.past import track

# `supply`: hands lists in and reads what became of them, nothing else. `count`: the figures of the area
# and nothing behind them, no record and no list.
LEVELS = ("none", "supply", "count", "view", "edit", "manage")


# Rights are audited as records are: by triggers, whoever writes them and however.
@partial(track, exclude=["password", "last_login"])
class User(AbstractUser):
    """A person who signs in."""

    full_name = models.CharField(_("Họ và tên"), max_length=120, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    # Given by an administrator: to be changed before anything else.
    must_change = models.BooleanField(_("Phải đổi mật khẩu"), default=False)

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("Tài khoản")

    def __str__(self):
        return self.full_name or self.username


@track
class Role(models.Model):
    """A named set of levels. `levels` maps an area to one of LEVELS; «*» is the rest."""

    code = models.SlugField(_("Mã vai trò"), unique=True)
    name = models.CharField(_("Vai trò"), max_length=100)
    levels = models.JSONField(_("Mức quyền theo lĩnh vực"), default=dict)

    class Meta:
        verbose_name = _("vai trò")
        verbose_name_plural = _("Vai trò")

    def __str__(self):
        return gettext(self.name) if self.name else self.code

    def level(self, area):
        return self.levels.get(area, self.levels.get("*", "none"))


class GrantQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(since__lte=day).exclude(until__lt=day)


@track
class Grant(models.Model):
    """A role at a unit and all below it, on the days from `since` to `until` (both included)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.ForeignKey(Role, models.PROTECT, related_name="grants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    since = models.DateField(_("Từ ngày"), default=timezone.localdate)
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("phân quyền")
        verbose_name_plural = _("Phân quyền")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="grant_ends_after_it_begins",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.role} – {self.unit}"


from congdoan.access.tokens import ApiToken  # noqa: E402, F401  (a model of this app, in a file of its own)
