"""Units, their dated names and places, the decisions that changed them, and the derived paths."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _

from congdoan.base.text import fold, sort_key
from congdoan.orgs.kinds import Kind, Ownership, Sector
from congdoan.orgs.touching import touched


class UnitQuerySet(models.QuerySet):
    def under(self, unit, day):
        """The unit and all below it, through the tree of that day."""
        return self.filter(under([unit], day, "paths"))

    def open_on(self, day):
        """Units that exist on that day."""
        return self.filter(founded__lte=day).exclude(closed__lte=day)

    def lasting(self, day):
        """Units that have not ended by that day: one that is to end later takes records until then."""
        return self.exclude(closed__lte=day)

    def children_of(self, unit, day):
        """Units directly under, on that day; the closed ones hang there too."""
        return self.filter(versions__parent=unit, versions__during__contains=day)


class Unit(models.Model):
    """A lasting identity. Never deleted, never used again; `closed` is the first day it is gone."""

    code = models.CharField(_("Mã đơn vị"), max_length=30, unique=True)
    kind = models.CharField(_("Loại đơn vị"), max_length=10, choices=Kind)
    ownership = models.CharField(_("Sở hữu"), max_length=10, choices=Ownership, blank=True)
    sector = models.CharField(_("Khu vực"), max_length=20, choices=Sector, blank=True)
    founded = models.DateField(_("Ngày thành lập"))
    closed = models.DateField(_("Ngày kết thúc"), null=True, blank=True)
    # What it is called last; the dated names stand in UnitVersion.
    name = models.CharField(_("Tên đơn vị"), max_length=200)
    short_name = models.CharField(_("Tên gọi tắt"), max_length=80, blank=True)
    folded = models.CharField(max_length=400, editable=False)
    sort_key = models.TextField(editable=False, db_collation="C")

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("Đơn vị")
        ordering = ["sort_key"]
        indexes = [models.Index("kind", name="unit_kind"), models.Index("folded", name="unit_fold")]

    def __str__(self):
        return self.short_name or self.name

    def save(self, *args, **kwargs):
        self.folded = fold(f"{self.code} {self.name} {self.short_name}")[:400]
        self.sort_key = sort_key(self.name)[:500]
        super().save(*args, **kwargs)

    def is_open(self, day):
        return self.founded <= day and (self.closed is None or day < self.closed)

    def is_suspended(self, day):
        return self.versions.filter(during__contains=day, suspended=True).exists()

    def suspended_since(self, day):
        """The first day of the suspension that holds on that day; None where the unit is at work."""
        since = None
        for version in self.versions.filter(during__startswith__lte=day).order_by("-during"):
            if not version.suspended:
                break
            since = version.during.lower
        return since

    def parent_on(self, day):
        """The unit directly above on that day, or None."""
        version = self.versions.filter(during__contains=day).select_related("parent").first()
        return version and version.parent

    def name_on(self, day):
        version = self.versions.filter(during__contains=day).first()
        return version.name if version else self.name

    def line_on(self, day):
        """From the top down to this unit on that day."""
        return Unit.objects.filter(
            below__unit=self, below__during__contains=day, below__depth__gte=0
        ).order_by("-below__depth")


class OneAtATime(Func):
    """unit as a range of one number, so that GiST excludes without the btree_gist extension."""

    function = "int8range"

    def __init__(self):
        super().__init__("unit", "unit", Value("[]"))


class UnitVersion(models.Model):
    """What a unit was called, under whom it hung and whether it was at work, from a day up to a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="children_versions")
    during = DateRangeField()
    # It stands in the tree and does not work in these days: by decision, until another one.
    suspended = models.BooleanField(default=False)
    change = models.ForeignKey("Change", models.PROTECT, null=True, related_name="versions")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="a_unit_in_one_place_at_a_time",
                expressions=[
                    (OneAtATime(), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
            )
        ]
        ordering = ["unit", "during"]

    def __str__(self):
        return f"{self.name} {self.during}"


def under(nodes, day, paths="unit__paths"):
    """Of a row: its unit is one of the nodes or hangs below one, through the tree of that day; of every node where
    none are named. `paths` leads from the row to the paths of its unit; `{paths}__ancestor` tells the node."""
    found = Q(**{f"{paths}__during__contains": day})
    return found if nodes is None else found & Q(**{f"{paths}__ancestor__in": list(nodes)})


def suspended_on(day, unit="pk"):
    """Of a unit, or of what leads to one: by decision it does not work on that day."""
    paused = UnitVersion.objects.filter(during__contains=day, suspended=True)
    return Q(In(F(unit), paused.values("unit")))


def unit_at_work(day):
    """Of a record: its unit has not ended by that day and is not suspended. What is set against the number of
    units at work counts no others."""
    stands = Q(unit__closed=None) | Q(unit__closed__gt=day)
    return stands & ~suspended_on(day, "unit")


class Change(models.Model):
    """A decision that changed the tree: founded, renamed, described anew, moved, suspended, merged, split or
    dissolved."""

    class Kind(models.TextChoices):
        FOUND = "found", _("Thành lập")
        RENAME = "rename", _("Đổi tên")
        DESCRIBE = "describe", _("Đổi loại hình")
        TRANSFER = "transfer", _("Chuyển đơn vị quản lý")
        SUSPEND = "suspend", _("Tạm dừng hoạt động")
        RESUME = "resume", _("Khôi phục hoạt động")
        MERGE = "merge", _("Sáp nhập")
        SPLIT = "split", _("Chia tách")
        DISSOLVE = "dissolve", _("Giải thể")

    kind = models.CharField(_("Việc thay đổi"), max_length=10, choices=Kind)
    number = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    effective = models.DateField(_("Ngày hiệu lực"))
    issuer = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    note = models.TextField(_("Ghi chú"), blank=True)
    actor = models.CharField(max_length=150, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("quyết định về tổ chức")
        verbose_name_plural = _("Quyết định về tổ chức")
        ordering = ["-effective", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} – {self.number}"


class Succession(models.Model):
    """Who carries on whom, by which decision. Targets and rights follow it."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="successions")
    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"


class UnitPathQuerySet(models.QuerySet):
    def under(self, node, day):
        """Of the node (or of several) and of all below it, through the tree of that day: `unit` is who."""
        return self.filter(**_is("ancestor", node), during__contains=day)

    def over(self, unit, day):
        """Of the unit (or of several) and of all above it, through the tree of that day: `ancestor` is who."""
        return self.filter(**_is("unit", unit), during__contains=day)


def _is(field, given):
    """One unit, its key or what leads to it is asked for as it is; several, as any of them."""
    return {f"{field}__in" if hasattr(given, "__iter__") else field: given}


class UnitPath(models.Model):
    """Derived: on these days this unit hung under this ancestor (itself at depth 0)."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="paths", db_index=False)
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="below", db_index=False)
    depth = models.PositiveSmallIntegerField()
    during = DateRangeField()
    # Whether the ancestor stands at the level of provinces: a row of history asks for that one alone.
    provincial = models.BooleanField(default=False)

    objects = UnitPathQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit"], condition=Q(provincial=True), name="path_province"),
            models.Index(fields=["ancestor", "unit"], name="path_down"),
            models.Index(fields=["unit", "ancestor"], name="path_up"),
        ]

    def __str__(self):
        return f"{self.unit_id} < {self.ancestor_id}"


# A unit's own facts (open, closed, at work, its ownership) count like a record's; a place that it has or had
# moves what is counted at both its ends.
UNITS, TREE = "orgs", "orgs/tree"
touched(Unit, UNITS, unit="id")
touched(UnitVersion, UNITS)
touched(
    UnitPath, TREE, unit="unnest(ARRAY[unit_id, ancestor_id])",
    only=(pgtrigger.Insert, pgtrigger.Delete),
)  # fmt: skip

# Models of this app in a file of their own.
from congdoan.orgs.project import Opinion, Project  # noqa: E402, F401
