"""Reorganisations: tried out whole and taken back, run in one transaction, undone while nothing stands on them."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, ProtectedError
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.actor import Actor
from congdoan.access.models import User
from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.members import moved_groups
from congdoan.orgs.models import Change, Project, Unit, UnitVersion
from congdoan.orgs.paths import refresh_paths
from congdoan.records.register import REGISTERS
from congdoan.trail.jobs import job
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import write
from congdoan.web.units import changing, consent, norms, undoing
from congdoan.web.units.steps import together, words

WHY = "what a reorganisation touches"
# Counted before and after beside the units: {what it is called here: (register, measure)}.
COUNTED = {"members": ("members/memberships", "members.on_roll"),
           "officials": ("cadres/officials", "officials.count")}  # fmt: skip
ENDING = ("merge", "split", "dissolve")


def simulate(project, actor):
    """Run it and take it back: {faults: [[row, sentence]], warnings: [sentence], kinds: [[label, before, after]],
    members and officials: [before, after], units: how many changed}. Kept in `told`."""
    with transaction.atomic():
        counts = counts_on(project, project.effective - dt.timedelta(days=1))
        faults, touched, made = _run(project, actor)
        warnings = list(norms.remarks(made, project.effective))
        after = counts_on(project, project.effective)
        transaction.set_rollback(True)
    project.told = {
        "faults": faults, "warnings": warnings, "units": len(touched),
        **{name: [counts.pop(name), after.pop(name)] for name in COUNTED},
        "kinds": [[kind, counts.get(kind, 0), after.get(kind, 0)]
                  for kind in sorted({*counts, *after})],
    }  # fmt: skip
    project.save(update_fields=["told"])
    return project.told


def approve(project, actor):
    """Without faults it waits for its day; on a day that has come it runs at once. Not by who drafted it, and not
    while those who were asked may still answer."""
    consent.refuse_own(project, actor)
    consent.refuse_early(project)
    if simulate(project, actor)["faults"]:
        raise Mistake(_("Chưa duyệt được: chạy thử còn lỗi; sửa bảng rồi tải lên lại."))
    project.status, project.approved_by = Project.Status.APPROVED, actor.user.username
    project.save(update_fields=["status", "approved_by"])
    if project.effective <= timezone.localdate():
        execute(project, actor)


@transaction.atomic
def execute(project, actor):
    """All steps or none, once. Raises `Mistake` when one cannot be taken any more."""
    stands = Project.objects.select_for_update().get(pk=project.pk)
    if stands.status != Project.Status.APPROVED:
        raise Mistake(_("Đề án này vừa được thực hiện rồi, hoặc chưa được duyệt."))
    project.before = undoing.state(Unit.objects.filter(pk__in=_trial(project, actor)))
    told = undoing.records_at(_ending(project))
    faults, touched, project.changes = _run(project, actor)
    if faults:
        raise Mistake(_("Dòng %(n)s: %(why)s") % {"n": faults[0][0], "why": faults[0][1]})
    project.after = undoing.state(Unit.objects.filter(pk__in=touched))
    project.before["records"], project.after["records"] = told, undoing.records_of(told)
    project.status, project.ran_at = Project.Status.EXECUTED, timezone.now()
    project.save()


@transaction.atomic
def undo(project, actor):
    """Everything as it was before. Raises `Mistake` when something has been built on it."""
    touched = Unit.objects.filter(pk__in=list(project.after["units"]))
    told = project.after.pop("records", {})
    if undoing.state(touched) != project.after or undoing.records_of(told) != told:
        raise Mistake(
            _("Không hoàn lại được: các đơn vị, phân quyền hoặc chỉ tiêu đã có thay đổi sau đó.")
        )
    undoing.refuse_when_moved_on(touched, project.effective)
    moved_groups.take_back(UnitVersion.objects.filter(change__in=project.changes), actor)
    undoing.put_back(project.before.pop("records", {}))
    founded = [pk for pk in project.after["units"] if pk not in project.before["units"]]
    undoing.restore(project.before, touched)
    Change.objects.filter(pk__in=project.changes).delete()
    try:
        Unit.objects.filter(pk__in=founded).delete()
    except ProtectedError as bound:
        raise Mistake(_("Không hoàn lại được: đã có ghi chép tại đơn vị mới lập.")) from bound
    refresh_paths(list(touched.exclude(pk__in=founded)))
    project.status = Project.Status.UNDONE
    project.save(update_fields=["status"])


def review(project, actor, reviewed_on, results, lessons):
    """What came of it, in words and in what stands on that day; written anew when it is said anew."""
    project.reviewed_on, project.results, project.lessons = reviewed_on, results, lessons
    project.reviewed_by, project.now = actor.label, counts_on(project, reviewed_on)
    project.status = Project.Status.REVIEWED
    project.save()


@job("reorganisations", daily=gettext_lazy("Thực hiện đề án sắp xếp tổ chức đến ngày"))
def run_due(_found):
    """Each approved project whose day has come, in the name of who approved it."""
    due = Project.objects.filter(
        status=Project.Status.APPROVED, effective__lte=timezone.localdate()
    )
    refused = []
    for project in due.order_by("effective", "pk"):
        approver = User.objects.get(username=project.approved_by)
        try:
            execute(project, Actor(approver))
            _tell(approver, project)
        except Mistake as mistake:  # the others do not wait for it
            refused.append(f"{project}: {mistake.message}")
    if refused:
        raise Mistake("; ".join(refused))


@in_vietnamese()
def _tell(user, project):
    """Who approved it is not there when it runs: what is worth saying of it comes as a notice."""
    for sentence in changing.remarks(project.changes, project.effective):
        write([user.pk], sentence, reverse("unit-project", args=[project.pk]))


def _ending(project):
    """Units that end by it."""
    codes = [step["code"].upper() for step in project.steps if step["kind"] in ENDING]
    return Unit.objects.annotate(known=Upper("code")).filter(known__in=codes)


def _trial(project, actor):
    """The units it will touch that stand already, learned by doing it."""
    with transaction.atomic():
        _faults, touched, _changes = _run(project, actor)
        transaction.set_rollback(True)
    return touched


def _run(project, actor):
    """([[row, sentence]] of the steps that could not be taken, keys of the units touched, of the changes)."""
    actor = Actor(actor.user, project.effective)  # units founded on the way stand from that day on
    faults, made = [], []
    for number, step in together(project.steps):
        try:
            with transaction.atomic():
                unit, said = _said(project, step)
                made.append(changing.apply(actor, step["kind"], unit, said).pk)
        except Mistake as mistake:
            faults.append([number, mistake.message])
        except PermissionDenied as denied:
            faults.append([number, str(denied)])
    touched = UnitVersion.objects.filter(change__in=made).order_by("unit_id")
    return faults, list(touched.values_list("unit_id", flat=True).distinct()), made


def _said(project, step):
    """(the unit a change is asked of, what is said): as the page of one change says it."""
    said = {"effective": project.effective, "decided_on": project.decided_on, "number": project.number,
            "note": project.name, "short_name": ""}  # fmt: skip
    kind = step["kind"]
    if kind == "found":
        facts = {"code": step["code"], "name": step["name"], "kind": step["unit_kind"]}
        return _unit(step["target"]), {**said, **facts, **_described(step)}
    unit = _unit(step["code"])
    if kind == "merge":
        return _unit(step["target"]), {**said, "units": [unit]}
    if kind == "split":
        said["parts"] = [_part(part) for part in step["parts"]]
    if kind == "transfer":
        said["parent"] = _unit(step["target"])
    return unit, {**said, **_described(step), "name": step["name"]}


def _described(step):
    """Of sheets that were read before they had these columns too."""
    return {name: step.get(name, "") for name in ("ownership", "sector")}


def _part(part):
    return {**part, "children": [_unit(code) for code in part["children"]]}


def _unit(code):
    found = Unit.objects.filter(code__iexact=code).first()
    if found is None:
        raise Mistake(_("Không có đơn vị mã %s.") % code)
    return found


def counts_on(project, day):
    """Open units by kind, and what is COUNTED, at the deciding unit and below on that day."""
    below = Unit.objects.under(project.unit, day).open_on(day).order_by()
    counts = dict(below.values_list("kind").annotate(n=Count("pk")))
    for name, (path, code) in COUNTED.items():
        register = REGISTERS[path]
        found = register.measure(code).values(
            register.rows(System(WHY)), Period.day(day), day, [project.unit.pk]
        )
        counts[name] = found.get(project.unit.pk, 0)
    return counts


def _names(project):
    """{code in capitals: name} of the units in it: as they were called the day before, those it founds as it
    calls them."""
    codes = {step[name].upper() for step in project.steps for name in ("code", "target")}
    eve = project.effective - dt.timedelta(days=1)
    stood = UnitVersion.objects.annotate(known=Upper("unit__code"))
    stood = stood.filter(known__in=codes, during__contains=eve).values_list("known", "name")
    begun = {"found": "code", "split": "target"}
    made = {
        step[begun[step["kind"]]].upper(): step["name"]
        for step in project.steps
        if step["kind"] in begun
    }
    return made | dict(stood)


def lines(project):
    """The steps as sentences, each with what the trial said against it."""
    faults, names = dict(project.told.get("faults", [])), _names(project)
    return [{"number": number, "text": words(step, names), "fault": faults.get(number, "")}
            for number, step in enumerate(project.steps, start=1)]  # fmt: skip
