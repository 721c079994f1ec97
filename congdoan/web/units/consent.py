"""Who may say yes to a reorganisation, and those who are asked about it before."""

from django.db import transaction
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.access.models import Grant, User
from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.orgs.kinds import BASE, GROUPS, Kind
from congdoan.orgs.models import Opinion, Project, Unit
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import holding, tell_each, write

AREA = "orgs"
# So many of the units that a project touches are offered to be asked, and so many names are told.
OFFERED, NAMED = 60, 4
OPEN = (Project.Status.DRAFT, Project.Status.OPINION)


def drafted(project, actor):
    return project.drafted_by in (actor.user.username, actor.label)


def approvers(project):
    """Who may approve it: [(user, the unit of the right)], those of the deciding unit first, then from above."""
    line = list(project.unit.line_on(timezone.localdate()))[::-1]
    found = {}
    for unit in line:
        may = holding(Grant.objects.filter(unit=unit), AREA, "manage") - set(found)
        for user in User.objects.filter(pk__in=may, is_active=True).order_by("full_name", "pk"):
            if project.drafted_by not in (user.username, str(user)):
                found[user.pk] = (user, unit)
    return list(found.values())


def refuse_own(project, actor):
    """Raises `Mistake` for who drafted it, with those who may."""
    if drafted(project, actor):
        raise Mistake(who_may(project))


def who_may(project):
    """Who approves instead of the one who drafted it, or the way to somebody who does."""
    may = approvers(project)
    if not may:
        return _("Người soạn không tự duyệt, mà ở đây và cấp trên chưa ai khác quản lý tổ chức: giao quyền đó cho "
                 "một đồng chí nữa ở trang «Tài khoản và quyền».")  # fmt: skip
    names = ", ".join(f"{user} ({unit})" for user, unit in may[:NAMED])
    rest = _(" và %(n)s người nữa") % {"n": len(may) - NAMED} if len(may) > NAMED else ""
    return _("Người soạn không tự duyệt; duyệt được: %(names)s.") % {"names": names + rest}


def refuse_early(project):
    """Raises `Mistake` while units that were asked may still answer."""
    silent = project.opinions.filter(stand="", until__gte=timezone.localdate())
    if silent:
        last = max(one.until for one in silent)
        raise Mistake(
            _("Còn %(n)s đơn vị chưa góp ý, hạn đến hết ngày %(day)s: chờ hết hạn, hoặc rút lời hỏi đơn vị đó.")
            % {"n": len(silent), "day": show(last)}
        )  # fmt: skip


def concerned(project):
    """Units that it names and that stand today, those above grassroots unions first."""
    codes = {step[name].upper() for step in project.steps for name in ("code", "target")}
    units = Unit.objects.annotate(known=Upper("code")).filter(known__in=codes)
    units = units.open_on(timezone.localdate()).exclude(pk=project.unit_id)
    order = {kind: place for place, kind in enumerate(Kind.values)}
    return sorted(units, key=lambda one: (order[one.kind], one.sort_key))[:OFFERED]


def likely(units):
    """Of those the ones that are asked as a rule: whoever has unions below."""
    return [one for one in units if one.kind not in (*BASE, *GROUPS)] or units


@in_vietnamese()
@transaction.atomic
def ask(project, units, until):
    """Each unit is asked once, whoever was asked before keeps the answer; those who look after it are told."""
    today = timezone.localdate()
    asked = set(project.opinions.values_list("unit", flat=True))
    made = [Opinion(project=project, unit=unit, asked_on=today, until=until)
            for unit in units if unit.pk not in asked]  # fmt: skip
    Opinion.objects.bulk_create(made)
    project.status = Project.Status.OPINION
    project.save(update_fields=["status"])
    text = _("%(unit)s xin ý kiến về đề án «%(project)s», hạn đến hết ngày %(day)s")
    said = text % {"unit": project.unit, "project": project, "day": show(until)}
    tell_each({one.unit_id: (said, _address(project)) for one in made}, AREA)
    return len(made)


def withdraw(project, pk):
    """A unit that has not answered is asked no more; with nobody left the project is a draft again."""
    project.opinions.filter(pk=pk, stand="").delete()
    if not project.opinions.exists():
        project.status = Project.Status.DRAFT
        project.save(update_fields=["status"])


def answer(opinion, actor, stand, text):
    """What the unit says; it may say it anew while opinions are asked."""
    opinion.stand, opinion.text = stand, text
    opinion.answered_on, opinion.answered_by = timezone.localdate(), actor.label
    opinion.save()


@in_vietnamese()
def tell_approvers(project):
    """A notice to everyone who may approve it; how many."""
    users = [user.pk for user, _unit in approvers(project)]
    return write(users, _("Đề án «%s» chờ đồng chí duyệt") % project, _address(project))


def standing(project):
    """Where it goes back to when an approval is taken back."""
    return Project.Status.OPINION if project.opinions.exists() else Project.Status.DRAFT


def _address(project):
    return reverse("unit-project", args=[project.pk])
