"""Assignment: the annex typed as a grid with the remainder in sight."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.indicators.assigning import adjusting, proposing, services
from congdoan.indicators.assigning.annex import Annex, units_below
from congdoan.indicators.assigning.deciding import check_balance
from congdoan.indicators.models import AssignmentDecision, Target
from congdoan.indicators.views.annex_columns import Beside
from congdoan.indicators.views.answering import read_level
from congdoan.indicators.views.gate import check, found_or_404
from congdoan.records.views.book import address, book, wanted
from congdoan.records.write import save
from congdoan.trail.models import IssuedPaper

SHOWN = 100


class GridView(View):
    """The annex: GET shows it, POST saves and may take a step."""

    def dispatch(self, request, *args, pk, **kwargs):
        check(request.actor, "view" if request.method == "GET" else "edit")
        rows = AssignmentDecision.objects.visible_to(request.actor).select_related(
            "unit", "adjusts"
        )
        self.decision = found_or_404(rows, pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, **_kwargs):
        return self.sheet(request) if wanted(request) else self.show(request)

    def sheet(self, request):
        """The annex as it stands, in the words of the page."""
        decision, annex = self.decision, Annex(self.decision)
        beside = Beside(decision, annex, request.day)
        rows = self.rows(annex, beside, {}, {})
        lines = [[str(cell["value"]) for cell in row["cells"]] for row in rows]
        said = [decision.title, _("Quyết định %s") % decision.number if decision.number else ""]
        title = _("Bảng giao chỉ tiêu %(year)s") % {"year": decision.year}
        return book(
            title,
            decision.unit,
            decision.dated or request.actor.day,
            said,
            self.columns(annex, beside, full=True),
            lines,
        )

    def post(self, request, **_kwargs):
        typed, faults = self.read(request)
        if faults:
            return self.show(request, typed=typed, faults=faults, status=422)
        try:
            self.act(request, typed)
        except Mistake as mistake:
            messages.error(request, mistake.message)
            self.decision.refresh_from_db(fields=["version"])
            return self.show(request, typed=typed, status=422)
        return redirect("indicators-decision", self.decision.pk)

    def act(self, request, typed):
        """What the button says, after what was typed is saved."""
        if self.decision.is_open:
            self.keep(request, typed)
        step = request.POST.get("step", "save")
        if said := self.take(request, step):
            messages.success(request, said)

    def keep(self, request, typed):
        notes = {int(key[2:]): text[:200] for key, text in request.POST.items()
                 if key.startswith("n-") and key[2:].isdecimal()}  # fmt: skip
        cells = {key: value for key, (value, _text) in typed.items()}
        opened = request.POST.get("version", "")
        opened = int(opened) if opened.isdecimal() else None
        services.write(
            request.actor, decision=self.decision, cells=cells, notes=notes, opened=opened
        )
        if "short_reason" in request.POST:
            self.decision.short_reason = request.POST["short_reason"][:300]
            save(self.decision, actor=request.actor)

    def take(self, request, step):
        """Do what that button stands for; the sentence that says it was done."""
        actor, decision = request.actor, self.decision
        if step in proposing.WAYS:
            services.fill(actor, decision=decision, way=step, day=self.request.day)
            return _("Đã điền đề xuất; xem lại từng đơn vị trước khi trình.")
        if step == "add":
            return self.add(request)
        if step == "invite":
            told = services.invite(actor, decision=decision)
            return _("Đã mời %(n)s người ở các đơn vị đăng ký.") % {"n": told}
        if step == "adjust":
            reason = request.POST.get("reason", "")
            self.decision = adjusting.adjust(actor, decision=decision, reason=reason)
            return _("Sửa mức cần điều chỉnh; mức giữ nguyên sẽ không vào quyết định.")
        if step in decision.register.next_states(decision):
            if step not in dict(self.steps()):
                raise Mistake(_("Bước này do người có quyền quản lý tại đơn vị thực hiện."))
            self.step(actor, step)
            return _("Đã chuyển sang «%s».") % decision.get_status_display()
        return _("Đã lưu bảng giao chỉ tiêu.")

    def add(self, request):
        named = request.POST.get("target", "")
        rows = Target.objects.visible_to(request.actor).filter(unit=self.decision.unit)
        rows = rows.select_related("indicator")
        found = found_or_404(rows, named if named.isdecimal() else None)
        units = Annex(self.decision).units or units_below(self.decision.unit, request.actor.day)
        services.add_target(request.actor, decision=self.decision, target=found, units=units)

    def step(self, actor, state):
        if state == "submitted":
            check_balance(Annex(self.decision))
        before, self.decision.status = self.decision.status, state
        try:
            save(self.decision, actor=actor)
        except Mistake:
            self.decision.status, self.decision.number = before, ""
            raise

    def read(self, request):
        """{(target, unit): (value, as typed)} and {…: what is wrong with it}."""
        typed, faults = {}, {}
        targets = {column.target.pk: column.target for column in Annex(self.decision).columns}
        for key, text in request.POST.items():
            parts = key.split("-")
            if parts[0] != "s" or len(parts) != 3 or not all(p.isdecimal() for p in parts[1:]):
                continue
            place = int(parts[1]), int(parts[2])
            if place[0] not in targets:
                continue
            try:
                typed[place] = read_level(text, targets[place[0]]), text
            except Mistake as mistake:
                typed[place], faults[place] = (None, text), mistake.message
        return typed, faults

    def show(self, request, typed=None, faults=None, status=200):
        decision, annex = self.decision, Annex(self.decision)
        beside = Beside(decision, annex, request.day)
        may_edit = request.actor.may_at("edit", "indicators", decision.unit)
        context = {
            "decision": decision, "annex": annex, "open": decision.is_open and may_edit, "may_edit": may_edit,
            "columns": self.columns(annex, beside), "rows": list(self.rows(annex, beside, typed or {}, faults or {})),
            "remainders": [c for c in annex.columns if c.adds_up] if self.is_whole(annex) else [],
            "may_adjust": may_edit and decision.status in ("sent", "adjusted"),
            "steps": self.steps() if may_edit else [], "others": self.others(request, annex) if may_edit else [],
            "papers": IssuedPaper.objects.of(decision.register.path, decision).defer("pdf", "docx"),
            "sheet": address(request), "next_year": self.next_year(annex),
            "waiting": beside.waiting(), "cascades": list(beside.cascades()),
            "record_url": reverse("indicators-assignments-detail", args=[decision.pk]),
        }  # fmt: skip
        return render(request, "indicators/assign.html", context, status=status)

    def is_whole(self, annex):
        """Whether every unit stands in the annex; what adjusts may hold only what changes."""
        old = self.decision.adjusts
        return old is None or len(annex.shares) >= old.shares.count()

    def steps(self):
        labels = {"submitted": _("Trình Ban Thường vụ"), "draft": _("Trả lại để sửa"),
                  "decided": _("Ban hành quyết định"), "sent": _("Gửi các đơn vị"),
                  "settled": _("Tổng kết năm")}  # fmt: skip
        register, unit = self.decision.register, self.decision.unit
        return [
            (state, labels[state]) for state in register.next_states(self.decision)
            if self.request.actor.may_at(register.takes.get(state, "edit"), "indicators", unit)
        ]  # fmt: skip

    def others(self, request, annex):
        """Targets of the unit that could be assigned by the same paper."""
        if not self.decision.is_open or self.decision.adjusts_id:
            return []
        inside = [column.target.pk for column in annex.columns]
        rows = Target.objects.visible_to(request.actor).filter(
            unit=self.decision.unit, part_of=None
        )
        rows = services.not_given(rows, self.decision.year)
        rows = rows.exclude(pk__in=inside).binding()
        return rows.select_related("indicator")[:SHOWN]

    def columns(self, annex, beside, full=False):
        heads = [_("Đơn vị"), _("Số người ngày %(day)s") % {"day": show(beside.counted_on)}]
        for column in annex.columns:
            heads.append(f"{column.target.name} ({column.target.indicator.counted_in})")
            heads += beside.heads(column.target, full and len(annex.columns) > 1)
        return [*heads, _("Ghi chú"), _("Trả lời")]

    def rows(self, annex, beside, typed, faults):
        for place, unit in enumerate(annex.units, start=1):
            cells = [{"value": unit}, {"value": number(beside.headcount.get(unit.pk)), "num": True}]
            for column in annex.columns:
                cells.append(self.cell(annex, column, unit, typed, faults))
                cells += beside.cells(column.target, unit)
            cells.append(self.note(annex, unit))
            cells.append({"value": self.reply(annex, unit)})
            yield {"number": place, "cells": cells}

    def cell(self, annex, column, unit, typed, faults):
        share, key = annex.cell(column.target, unit), (column.target.pk, unit.pk)
        if share is None:
            return {"value": ""}
        value = column.values.get(unit.pk)
        text = typed[key][1] if key in typed else ("" if value is None else number(value))
        cell = {"value": text, "num": True}
        if column.is_sum or not self.decision.is_open:
            return {**cell, "value": column.said(unit) or number(None)}
        cell |= {"name": f"s-{key[0]}-{key[1]}", "label": f"{column.target.name}, {unit}"}
        if column.adds_up:
            cell["sum"] = f"t{column.target.pk}"
        if key in faults:
            cell |= {"state": "fault", "reason": faults[key]}
        return cell

    def note(self, annex, unit):
        text = annex.notes.get(unit.pk, "")
        if not self.decision.is_open:
            return {"value": text}
        return {"value": text, "name": f"n-{unit.pk}", "label": _("Ghi chú cho %s") % unit}

    def reply(self, annex, unit):
        if self.decision.is_open or self.decision.status == "decided":
            return ""
        return "; ".join(
            dict.fromkeys(s.get_status_display() for s in annex.shares if s.to_unit_id == unit.pk)
        )

    def next_year(self, annex):
        """Where what is asked each year is given for the year to come, prepared before it begins."""
        year = self.decision.year + 1
        targets = (column.target for column in annex.columns if not self.decision.is_open)
        for one in targets:
            if one.per_year and not (one.end and one.end.year < year):
                return {
                    "url": f"{reverse('indicators-assign', args=[one.pk])}?year={year}",
                    "year": year,
                }
        return None
