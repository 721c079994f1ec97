"""The page that says what an erasure takes and what it leaves, before it is done, and does it when told twice."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.members import erasing, keeping
from congdoan.records.register import REGISTERS
from congdoan.records.views.base import RecordView
from congdoan.records.write import save
from congdoan.trail import forgetting

APPROVED = "approved"


class PlanView(RecordView):
    """What would go, what stays and why; the code typed once more carries it out."""

    level = "manage"

    def get(self, request, **_kwargs):
        return self._page()

    def post(self, request, **_kwargs):
        record, person = self.record, erasing.one_record(self.record.person)
        if record.status != APPROVED:
            return self._page(_("Chỉ xoá khi yêu cầu đã ở bước «Đồng ý xoá»."), 422)
        if request.POST.get("code", "").strip() != person.code:
            sentence = _("Gõ đúng mã %(code)s để xác nhận; chưa có gì bị xoá.")
            return self._page(sentence % {"code": person.code}, 422)
        record.status = "erased"
        try:
            save(record, actor=self.actor)
        except Mistake as mistake:
            record.status = APPROVED
            return self._page(mistake.message, 422)
        messages.success(request, _("Đã xoá thông tin. Số liệu đã có giữ nguyên."))
        return self.back(record)

    def _page(self, fault="", status=200):
        record, plan, why_not = self.record, {}, ""
        try:
            plan = seen_before(erasing.reach(record.person))
        except Mistake as mistake:
            why_not = mistake.message
        context = self.frame(
            record=record, person=erasing.one_record(record.person), plan=plan, why_not=why_not,
            fault="" if fault == why_not else fault, ready=record.status == APPROVED and not why_not,
            back=self.url("detail", record.pk), columns=columns(),
            path=[*self.path(), {"name": str(record), "url": self.url("detail", record.pk)}],
        )  # fmt: skip
        return render(self.request, "members/erasure_plan.html", context, status=status)


def seen_before(mine):
    """{rows of the table, files, papers kept and let go, others' records with files} of what would be done."""
    own = erasing.places(mine, own=True)
    papers = [
        {"number": paper.number, "until": keeping.paper_until(paper.dated)}
        for paper in forgetting.papers(*own).defer("pdf", "docx")
    ]  # fmt: skip
    kept = [paper for paper in papers if paper["until"] is not None]
    return {
        "rows": [{"cells": [register.title, len(keys)]} for register, keys in erasing.registers(mine)],
        "files": forgetting.attached(*own).count(), "kept": kept, "let_go": len(papers) - len(kept),
        "others": len(forgetting.hung(*erasing.places(mine, own=False))),
    }  # fmt: skip


def columns():
    return [{"label": _("Sổ")}, {"label": _("Số bản ghi"), "num": True}]


def told(outcome):
    """What an erasure that was carried out says of itself: the same shape, of numbers kept."""
    rows = [
        {"cells": [REGISTERS[path].title, count]}
        for path, count in outcome["records"].items() if path in REGISTERS
    ]  # fmt: skip
    others = [
        {"title": REGISTERS[path].one, "pk": pk,
         "url": REGISTERS[path].url_of(pk)}
        for path, pk in outcome["others"] if path in REGISTERS
    ]  # fmt: skip
    return {"columns": columns(), "rows": rows, "files": outcome["files"], "kept": outcome["papers"], "others": others,
            "texts": outcome["texts"], "imports": outcome["imports"]}  # fmt: skip
