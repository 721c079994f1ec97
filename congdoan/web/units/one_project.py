"""The page of one reorganisation: the trial beside the steps, who is asked, the run, the review."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.access import following
from congdoan.access.giving import AREA
from congdoan.access.models import User
from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.orgs.models import Project, Succession
from congdoan.records.views.base import faults_told
from congdoan.web.units import changing, consent, project_papers, workshop
from congdoan.web.units.project_forms import AnswerForm, AskForm, ReviewForm
from congdoan.web.units.projects import ReadableView

STATES = (Project.Status.DRAFT, Project.Status.OPINION, Project.Status.APPROVED,
          Project.Status.EXECUTED, Project.Status.REVIEWED)  # fmt: skip
# Each button with the states in which it is there.
ACTS = {
    "simulate": consent.OPEN, "approve": consent.OPEN, "ask": consent.OPEN, "tell": consent.OPEN,
    "withdraw": (Project.Status.OPINION,), "answer": (Project.Status.OPINION,),
    "drop": (Project.Status.APPROVED,), "undo": (Project.Status.EXECUTED,),
    "review": project_papers.DONE,
}  # fmt: skip


class OneProjectView(ReadableView):
    """`act` says which button was pressed; a form that was filled badly comes back as it was."""

    def get(self, request):
        return self._page()

    def post(self, request):
        act, bad = request.POST.get("act", ""), None
        with faults_told(request):
            if not self._allowed(act):
                raise Mistake(_("Bước này không còn; đề án vừa được người khác xử lý."))
            bad = getattr(self, f"_{act}")()
        return self._page(bad, 422) if bad else redirect("unit-project", self.pk)

    def _allowed(self, act):
        return self.project.status in ACTS.get(act, ()) and (self.manages or act == "answer")

    def _own(self):
        return self.asked().filter(project=self.project)

    def _simulate(self):
        workshop.simulate(self.project, self.actor)

    def _approve(self):
        workshop.approve(self.project, self.actor)
        if self.project.status == Project.Status.EXECUTED:
            self._warn(self._remarks())

    def _undo(self):
        told = self._remarks()  # of changes that are about to be gone
        workshop.undo(self.project, self.actor)
        self._warn(told)

    def _drop(self):
        self.project.status = consent.standing(self.project)
        self.project.save(update_fields=["status"])

    def _tell(self):
        count = consent.tell_approvers(self.project)
        messages.success(self.request, _("Đã báo %(n)s người duyệt.") % {"n": count})

    def _withdraw(self):
        wanted = self.request.POST.get("opinion", "")
        consent.withdraw(self.project, int(wanted) if wanted.isdecimal() else 0)

    def _ask(self):
        form = AskForm(self.request.POST, project=self.project, actor=self.actor)
        if not form.is_valid():
            return {"ask": form}
        count = consent.ask(self.project, form.asked, form.cleaned_data["until"])
        return self._said(_("Đã xin ý kiến %(n)s đơn vị.") % {"n": count})

    def _answer(self):
        wanted = self.request.POST.get("opinion", "")
        opinion = self._own().filter(pk=int(wanted) if wanted.isdecimal() else 0).first()
        if opinion is None:
            raise Mistake(_("Đơn vị này không còn được hỏi ý kiến về đề án."))
        form = AnswerForm(self.request.POST, prefix=str(opinion.pk))
        if not form.is_valid():
            return {"answered": (opinion.pk, form)}
        consent.answer(opinion, self.actor, **form.cleaned_data)
        return self._said(_("Đã gửi ý kiến của %s.") % opinion.unit)

    def _review(self):
        form = ReviewForm(self.request.POST, project=self.project)
        if not form.is_valid():
            return {"review": form}
        workshop.review(self.project, self.actor, **form.cleaned_data)
        return self._said(_("Đã ghi tổng kết."))

    def _said(self, sentence):
        messages.success(self.request, sentence)

    def _remarks(self):
        return list(changing.remarks(self.project.changes, self.project.effective))

    def _warn(self, sentences):
        for sentence in sentences:
            messages.warning(self.request, sentence)

    def _page(self, bad=None, status=200):
        project, bad = self.project, bad or {}
        context = {
            "project": project, "lines": workshop.lines(project), "told": project.told, "manages": self.manages,
            "compared": project_papers.before_and_after(project), "states": list(_states(project)),
            "late": project.effective <= timezone.localdate(), "opinions": project.opinions.select_related("unit"),
            "acts": [act for act in ACTS if self._allowed(act)], "answers": list(self._answers(bad)),
            "rights": self._rights(),
        }  # fmt: skip
        if "approve" in context["acts"] and consent.drafted(project, self.actor):
            context["who_may"] = consent.who_may(project)
        if "ask" in context["acts"]:
            context["ask"] = bad.get("ask") or AskForm(project=project, actor=self.actor)
        if "review" in context["acts"]:
            context["review"] = bad.get("review") or ReviewForm(
                project=project, initial=_reviewed(project)
            )
        return render(self.request, "units/project.html", context, status=status)

    def _rights(self):
        """[(unit it has split, how many grants there wait)] of who may say where they go on."""
        if self.project.status not in project_papers.DONE:
            return []
        ended = Succession.objects.filter(change__in=self.project.changes).values("predecessor")
        asked = following.asked_for(self.actor.day).filter(unit__in=ended)
        counts = Counter(asked.values_list("unit", flat=True))
        mine = self.actor.units("manage", AREA).filter(pk__in=counts)
        return [(unit, counts[unit.pk]) for unit in mine.order_by("sort_key")]

    def _answers(self, bad):
        """(opinion, form) of each unit one may answer for now."""
        if not self._allowed("answer"):
            return
        wrong, form = bad.get("answered", (None, None))
        for one in self._own():
            said = {"stand": one.stand, "text": one.text}
            yield one, form if one.pk == wrong else AnswerForm(prefix=str(one.pk), initial=said)


def _states(project):
    """The steps in a row, those behind it done, with whose and of which day they are."""
    at = STATES.index(project.status) if project.status in STATES else -1
    names = {project.drafted_by, project.approved_by}
    names = {one.username: str(one) for one in User.objects.filter(username__in=names)}
    drafted = timezone.localdate(project.made_at)
    told = {Project.Status.DRAFT: (drafted, names.get(project.drafted_by, project.drafted_by)),
            Project.Status.REVIEWED: (project.reviewed_on, project.reviewed_by)}  # fmt: skip
    if project.ran_at:
        ran = timezone.localdate(project.ran_at)
        told[Project.Status.EXECUTED] = (ran, names.get(project.approved_by, project.approved_by))
    for place, state in enumerate(STATES):
        day, who = told.get(state, (None, ""))
        yield {"label": state.label, "current": place == at, "done": place < at,
               "at": day and show(day), "who": who}  # fmt: skip


def _reviewed(project):
    return {"reviewed_on": project.reviewed_on or timezone.localdate(), "results": project.results,
            "lessons": project.lessons}  # fmt: skip
