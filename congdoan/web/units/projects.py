"""Pages of reorganisations: the list, a new draft from a sheet, the papers of one; the one itself is `one_project`."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.errors import Mistake
from congdoan.base.papers import MEDIA, PRINTERS
from congdoan.orgs.models import Opinion, Project
from congdoan.records.views.book import book
from congdoan.records.views.sheet import answer
from congdoan.web.units import project_papers, steps, workshop
from congdoan.web.units.changing import LEVEL
from congdoan.web.units.project_forms import ProjectForm


class ProjectView(View):
    """Whoever manages the organisation at the deciding unit; strangers find nothing."""

    level = "manage"

    def dispatch(self, request, *args, **kwargs):
        self.actor = request.actor
        if not self.actor.may(self.level, LEVEL[1]):
            if self.actor.grants:
                raise PermissionDenied(_("Việc này của người quản lý tổ chức."))
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def mine(self):
        return Project.objects.filter(unit__in=self.actor.units(*LEVEL)).select_related("unit")

    def asked(self):
        """What was asked of the units that one looks after."""
        reach = self.actor.units("edit", LEVEL[1])
        return Opinion.objects.filter(unit__in=reach).select_related("unit")


class ReadableView(ProjectView):
    """The same, and whoever looks after a unit that was asked about it."""

    level = "edit"

    def dispatch(self, request, *args, pk, **kwargs):
        self.pk = pk
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def project(self):
        found = self.mine().filter(pk=self.pk).first()
        if found is None:
            read = Project.objects.filter(opinions__in=self.asked()).select_related("unit")
            found = read.filter(pk=self.pk).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def manages(self):
        return self.actor.may_at(*LEVEL, self.project.unit)


class ProjectsView(ProjectView):
    level = "edit"

    def get(self, request):
        mine = Q(unit__in=self.actor.units(*LEVEL)) | Q(opinions__in=self.asked())
        projects = Project.objects.filter(mine).select_related("unit").distinct()[:100]
        context = {"projects": projects, "may_draft": self.actor.may(*LEVEL)}
        return render(request, "units/projects.html", context)


class NewProjectView(ProjectView):
    def get(self, request):
        return self._page(ProjectForm())

    def post(self, request):
        form, unit = ProjectForm(request.POST, request.FILES), request.standing
        if unit is None or not self.actor.may_at(*LEVEL, unit):
            form.add_error(None, _("Đứng ở đơn vị ra quyết định, nơi đồng chí quản lý tổ chức."))
        if not form.is_valid():
            return self._page(form, 422)
        said = dict(form.cleaned_data)
        try:
            taken = steps.read(said.pop("file"))
        except Mistake as mistake:
            form.add_error("file", mistake.message)
            return self._page(form, 422)
        project = Project.objects.create(
            unit=unit, steps=taken, drafted_by=self.actor.user.username, **said
        )
        workshop.simulate(project, self.actor)
        return redirect("unit-project", project.pk)

    def _page(self, form, status=200):
        return render(self.request, "units/project_new.html", {"form": form}, status=status)


class StepsSheetView(ProjectView):
    """The empty sheet of steps."""

    def get(self, request):
        return answer(steps.sheet(), "sap-xep-to-chuc", "xlsx")


class ProjectPaperView(ReadableView):
    """The decision with its steps as an annex, the minutes of the hand-over, or before and after, that as a sheet
    too."""

    def get(self, request, what, form):
        project, build = self.project, project_papers.PAPERS.get(what)
        if what == "report" and form == "xlsx":
            return self._sheet(project)
        if form not in MEDIA or build is None:
            raise Http404
        return HttpResponse(PRINTERS[form](build(project)), content_type=MEDIA[form])

    def _sheet(self, project):
        heads = [_("Nội dung"), _("Trước"), _("Sau"), *([_("Khi tổng kết")] if project.now else [])]
        rows = [list(row[: len(heads)]) for row in project_papers.before_and_after(project)]
        day = project.reviewed_on or timezone.localdate()
        said = [project.name, _("Quyết định số %s") % project.number]
        return book(_("Trước và sau sắp xếp"), project.unit, day, said, heads, rows)
