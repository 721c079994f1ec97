"""Changes of the tree as pages ask for them: who may, what would happen, and what is done."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.following import follow
from congdoan.access.models import Grant
from congdoan.access.system import System
from congdoan.base.periods import Period
from congdoan.indicators.assigning.inheriting import inherit, waiting
from congdoan.indicators.assigning.moving import follow as follow_superiors
from congdoan.indicators.assigning.moving import remarks as of_moved
from congdoan.indicators.kept import figures
from congdoan.indicators.remarks import of_tree
from congdoan.members import moved_groups
from congdoan.orgs import changes
from congdoan.orgs.models import Change, Unit, UnitVersion
from congdoan.records.symbols import issue_as
from congdoan.trail.hooks import offered
from congdoan.trail.jobs import job, start
from congdoan.trail.models import IssuedPaper
from congdoan.web.units import norms, paper

# Changes after which every unit hangs where it hung, under the name it had.
STAYING = ("describe", "suspend", "resume")
# A change needs the manage level at the unions it takes from and gives to.
LEVEL = ("manage", "orgs")
SHOWN = 40


def may_change(actor, unit, kind):
    """Whether the actor may change the unit: from the union above it; what it founds, from itself."""
    if unit is None or (unit.closed and unit.closed <= actor.day):
        return False
    above = None if kind == "found" else unit.parent_on(actor.day)
    return actor.may_at(*LEVEL, above or unit)


def is_open_to(unit, kind, day):
    """Whether the change says anything of the unit on that day: what works is not resumed."""
    return kind not in ("suspend", "resume") or unit.is_suspended(day) == (kind == "resume")


def decide(actor, kind, unit, said):
    """One change by itself, while its officer waits."""
    return apply(actor, kind, unit, said, hurried=True)


def apply(actor, kind, unit, said, hurried=False):
    """Do it: the tree, the rights, the targets, the paper. Returns the Change. Raises `Mistake`.

    `hurried`: members of a great group follow by a job. Steps of one reorganisation need those before them whole.
    """
    with transaction.atomic():
        issuer = _issuer(kind, unit, said)
        for asked in {issuer, *_touched(kind, unit, said)}:
            _ask(actor, asked)
        number = said["number"] or paper.next_number(issuer, said["effective"])
        common = {"effective": said["effective"], "number": number, "actor": actor.label,
                  "note": said["note"], "decided_on": said["decided_on"] or None}  # fmt: skip
        change = _done(kind, unit, said, common)
        follow(change)
        if change.effective <= actor.day:  # until then all is that of the union that ends
            inherit(actor, change=change)
            _members_follow(change, actor, hurried)
            follow_superiors(actor, day=actor.day, reason=str(change))
            _wind_up(Unit.objects.filter(versions__change=change), actor.day, actor)
        if not said["number"]:
            issue_as("decision", change, actor=actor, unit=issuer, day=change.decided_on, path=paper.SHELF,
                     build=lambda drawn: paper.build(change, issuer, drawn))  # fmt: skip
        return change


def _members_follow(change, actor, hurried):
    """Members of a moved group go along at once; those of a great one by a job, where somebody would wait for it."""
    places = change.versions.all()
    if hurried and moved_groups.are_many(places, actor.day):
        start("changes", _("Chuyển đoàn viên theo tổ: %s") % change, actor.user, {})
    else:
        moved_groups.follow(places, actor.day, actor)


@job("changes", daily=gettext_lazy("Đưa vào hiệu lực các thay đổi tổ chức đến ngày"))
def come_into_effect(_work):
    """What was decided for a day that has come: new names, and targets that go on at another union."""
    today, done = timezone.localdate(), 0
    with transaction.atomic():
        renamed = changes.call_by_names_of(today)
        for change in waiting(today):
            done += inherit(System(str(change)), change=change)
        moved_groups.follow(
            moved_groups.lately(today), today, System(_("Tổ chuyển đơn vị quản lý"))
        )
        moved = _("Đơn vị đã chuyển về cấp trên mới")
        done += follow_superiors(System(moved), day=today, reason=moved)
        _wind_up(Unit.objects.exclude(closed=None), today, System(_("Đơn vị đã kết thúc")))
    return f"{renamed} tên, {done} chỉ tiêu"


def _wind_up(units, day, actor):
    """What others keep of units that have ended is told so."""
    for ended in offered("ended_units", "wind_up"):
        ended(units, day, actor)


def remarks(changes, day):
    """What is worth saying of changes of the tree that were done, from that day on."""
    touched = Unit.objects.filter(
        Q(versions__change__in=changes)
        | Q(successors__change__in=changes)
        | Q(predecessors__change__in=changes)
    )
    touched = touched.order_by().distinct()
    yield from of_tree(touched, day)
    yield from of_moved(touched, day)
    yield from norms.remarks(changes, day)


def preview(actor, kind, unit, said):
    """What would happen, learned by doing it and taking it back: rows of (unit, from, to), counts."""
    with transaction.atomic():
        before = Change.objects.order_by("pk").last()
        along = _along(kind, unit, said)
        change = decide(actor, kind, unit, said)
        moved = UnitVersion.objects.filter(change__pk__gt=before.pk if before else 0)
        moved = moved.select_related("unit", "parent").order_by("unit__sort_key")
        day = said["effective"]
        rows = [(one.unit, _parent_before(one.unit, day), one.parent) for one in moved[:SHOWN]]
        ended = [step.predecessor for step in change.successions.select_related("predecessor")]
        gone = ended or ([unit] if kind in ("dissolve", "transfer") else [])
        # Counted where they still hang: the day before, also when the decision lies back.
        eve = min(actor.day, day - dt.timedelta(days=1))
        period, code = Period.day(eve), "members.on_roll"
        found = figures.values({(code, period)}, [one.pk for one in gone], eve)
        told = {
            "rows": rows, "units": moved.count(), "members": along + sum(found[code, period].values()),
            "roles": Grant.objects.filter(unit__in=gone).count(), "number": change.number,
            "stays": kind in STAYING, "warnings": list(norms.remarks([change.pk], day)),
        }  # fmt: skip
        transaction.set_rollback(True)
    return told


def _along(kind, unit, said):
    """Members who go with a group to another union's roll."""
    if kind != "transfer":
        return 0
    return moved_groups.going_along(unit, said["parent"], said["effective"])


def _parent_before(unit, day):
    version = unit.versions.filter(during__endswith=day).select_related("parent").first()
    return version and version.parent


def _issuer(kind, unit, said):
    """The union that decides: the one above, or the unit itself at the top and for its own children."""
    if kind == "found":
        return unit
    if kind == "transfer":
        return said["parent"]
    return unit.parent_on(said["effective"]) or unit


def _touched(kind, unit, said):
    """The unions that lose or gain something besides."""
    day = said["effective"]
    if kind == "transfer":
        return [unit.parent_on(day) or unit]
    if kind == "merge":
        return [one.parent_on(day) or one for one in said["units"]]
    return []


def _ask(actor, unit):
    if not actor.may_at(*LEVEL, unit):
        raise PermissionDenied(_("Việc này do người quản lý tổ chức ở %s quyết định.") % unit)


def _done(kind, unit, said, common):
    match kind:
        case "found":
            more = ("code", "name", "short_name", "kind", "ownership", "sector")
            made = changes.found(parent=unit, **{name: said[name] for name in more}, **common)
            return made.versions.get().change
        case "rename":
            return changes.rename(
                unit=unit, name=said["name"], short_name=said["short_name"], **common
            )
        case "describe":
            return changes.describe(
                unit=unit, ownership=said["ownership"], sector=said["sector"], **common
            )
        case "suspend":
            return changes.suspend(unit=unit, **common)
        case "resume":
            return changes.resume(unit=unit, **common)
        case "transfer":
            return changes.transfer(unit=unit, parent=said["parent"], **common)
        case "merge":
            return changes.merge(units=list(said["units"]), into=unit, **common)
        case "split":
            heirs = changes.split(unit=unit, parts=said["parts"], **common)
            return heirs[0].versions.get().change
    return changes.dissolve(unit=unit, **common)


def papers(change):
    return IssuedPaper.objects.filter(register=paper.SHELF, record_id=change.pk).defer(
        "pdf", "docx"
    )
