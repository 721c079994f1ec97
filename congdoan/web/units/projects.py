"""Pages of reorganisations: the list, a new draft from a sheet, the trial beside the steps, the run."""

from collections import Counter

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from congdoan.access import following
from congdoan.access.giving import AREA
from congdoan.base.errors import Mistake
from congdoan.base.papers import PRINTERS, Article, Column, Paper, Signature, Table
from congdoan.orgs.kinds import Kind
from congdoan.orgs.models import Project, Succession
from congdoan.records.fields import DayFormField
from congdoan.records.views.sheet import answer
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head
from congdoan.web.units import changing, steps, workshop
from congdoan.web.units.changing import LEVEL
from congdoan.web.units.views import TYPES

ACTS = {"simulate": workshop.simulate, "approve": workshop.approve}


class ProjectForm(forms.Form):
    """A draft: the decision it will be, and the sheet of its steps."""

    name = forms.CharField(label=gettext_lazy("Tên đề án"), max_length=250)
    number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60)
    decided_on = DayFormField(label=gettext_lazy("Ngày quyết định"))
    effective = DayFormField(label=gettext_lazy("Ngày hiệu lực"))
    file = forms.FileField(
        label=gettext_lazy("Bảng các việc"), help_text=gettext_lazy("xlsx, xls, ods hoặc csv."),
    )  # fmt: skip


class ProjectView(View):
    """Whoever manages the organisation at the deciding unit; strangers find nothing."""

    def dispatch(self, request, *args, **kwargs):
        self.actor = request.actor
        if not self.actor.may(*LEVEL):
            if self.actor.grants:
                raise PermissionDenied(_("Việc này của người quản lý tổ chức."))
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def mine(self):
        return Project.objects.filter(unit__in=self.actor.units(*LEVEL)).select_related("unit")

    def find(self, pk):
        found = self.mine().filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


class ProjectsView(ProjectView):
    def get(self, request):
        return render(request, "units/projects.html", {"projects": self.mine()[:100]})


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
            unit=unit, steps=taken, drafted_by=self.actor.label, **said
        )
        workshop.simulate(project, self.actor)
        return redirect("unit-project", project.pk)

    def _page(self, form, status=200):
        return render(self.request, "units/project_new.html", {"form": form}, status=status)


class OneProjectView(ProjectView):
    def get(self, request, pk):
        return self._page(self.find(pk))

    def post(self, request, pk):
        project, act = self.find(pk), request.POST.get("act")
        try:
            self._do(project, act)
        except Mistake as mistake:
            messages.error(request, mistake.message)
        return redirect("unit-project", pk)

    def _do(self, project, act):
        draft = project.status == Project.Status.DRAFT
        if act in ACTS and draft:
            ACTS[act](project, self.actor)
            if project.status == Project.Status.EXECUTED:
                self._warn(self._remarks(project))
        elif act == "undo" and project.status == Project.Status.EXECUTED:
            told = self._remarks(project)  # of changes that are about to be gone
            workshop.undo(project, self.actor)
            self._warn(told)
        elif act == "drop" and project.status == Project.Status.APPROVED:
            Project.objects.filter(pk=project.pk).update(status=Project.Status.DRAFT)
        else:
            raise Mistake(_("Bước này không còn; đề án vừa được người khác xử lý."))

    def _remarks(self, project):
        return list(changing.remarks(project.changes, project.effective))

    def _warn(self, sentences):
        for sentence in sentences:
            messages.warning(self.request, sentence)

    def _page(self, project):
        kinds = dict(Kind.choices)
        told = {**project.told, "kinds": [[kinds.get(kind, kind), before, after]
                for kind, before, after in project.told.get("kinds", ())]}  # fmt: skip
        late = project.effective <= timezone.localdate()
        context = {"project": project, "lines": workshop.lines(project), "told": told, "late": late,
                   "rights": self._rights(project)}  # fmt: skip
        return render(self.request, "units/project.html", context)

    def _rights(self, project):
        """[(unit it has split, how many grants there wait)] of who may say where they go on."""
        if project.status != Project.Status.EXECUTED:
            return []
        ended = Succession.objects.filter(change__in=project.changes).values("predecessor")
        asked = following.asked_for(self.actor.day).filter(unit__in=ended)
        counts = Counter(asked.values_list("unit", flat=True))
        mine = self.actor.units("manage", AREA).filter(pk__in=counts)
        return [(unit, counts[unit.pk]) for unit in mine.order_by("sort_key")]


class StepsSheetView(ProjectView):
    """The empty sheet of steps."""

    def get(self, request):
        return answer(steps.sheet(), "sap-xep-to-chuc", "xlsx")


class ProjectPaperView(ProjectView):
    """The decision with its steps as an annex, or the minutes of the hand-over."""

    def get(self, request, pk, what, form):
        project = self.find(pk)
        if form not in TYPES or what not in ("decision", "minutes"):
            raise Http404
        paper = _decision(project) if what == "decision" else _minutes(project)
        content = PRINTERS[form](paper)
        return HttpResponse(content, content_type=TYPES[form])


def _table(project, last):
    columns = [Column("TT", "center", 1), Column("Nội dung", "left", 6), Column(last, "left", 3)]
    rows = [[str(line["number"]), line["text"], ""] for line in workshop.lines(project)]
    return Table(columns=columns, rows=rows)


def _handed_over():
    """What law and custom hand over when a union ends; how much is written by hand."""
    columns = [Column("Nội dung", "left", 4), Column("Số lượng, tình trạng", "left", 4),
               Column("Ghi chú", "left", 2)]  # fmt: skip
    matters = ("Danh sách đoàn viên, thẻ", "Tài chính, sổ và chứng từ", "Tài sản", "Con dấu",
               "Hồ sơ, tài liệu, việc đang giải quyết")  # fmt: skip
    return Table(columns=columns, rows=[[matter, "", ""] for matter in matters])


@in_vietnamese()
def _decision(project):
    name = project.unit.name_on(project.decided_on)
    return Paper(
        **head(project.unit, project.decided_on), number=project.number, date=project.decided_on,
        kind="QUYẾT ĐỊNH", subject=project.name, authority=f"BAN THƯỜNG VỤ {name.upper()}",
        basis=["Căn cứ Điều lệ Công đoàn Việt Nam"],
        blocks=[
            Article("Điều 1.", f"Sắp xếp các đơn vị sau đây, kể từ ngày {project.effective:%d/%m/%Y}:"),
            _table(project, "Ghi chú"),
            Article("Điều 2.", "Đoàn viên, cán bộ, hồ sơ, tài chính, tài sản của đơn vị được bàn giao "
                               "bằng biên bản; số liệu đã báo cáo giữ nguyên."),
            Article("Điều 3.", "Các đơn vị có tên tại Điều 1 thi hành Quyết định này."),
        ],
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", ""),
        recipients=("Như Điều 3", "Lưu: VT"), issuer_name=name,
    )  # fmt: skip


@in_vietnamese()
def _minutes(project):
    before, after = project.told.get("members", (0, 0))
    return Paper(
        **head(project.unit, project.decided_on), number="", date=project.effective,
        kind="BIÊN BẢN", subject=f"Bàn giao theo Quyết định số {project.number}", basis=[],
        blocks=[
            Article("1.", f"Đoàn viên trước khi sắp xếp: {before}; sau khi sắp xếp: {after}."),
            Article("2.", "Những thứ được bàn giao, do các bên ghi khi giao, nhận:"),
            _handed_over(),
            Article("3.", "Các bên giao, nhận từng đơn vị ký xác nhận dưới đây."),
            _table(project, "Bên giao, bên nhận ký"),
        ],
        signature=Signature("ĐẠI DIỆN BÊN NHẬN", "", ""),
        recipients=("Các bên giao, nhận", "Lưu: VT"), issuer_name=project.unit.name,
    )  # fmt: skip
