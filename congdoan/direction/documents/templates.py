"""Templates of the papers of all approval chains (APP-01…22), as data: a draft filled from what is known.

A gap «{record.name}» is the field of the record the draft is made from; what nobody knows is «……».
"""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.errors import Mistake
from congdoan.cadres.chairs import chair_of
from congdoan.direction.documents.kinds import Kind
from congdoan.direction.registers.document import Document, Recipient
from congdoan.orgs.kinds import BASE, SECTIONS
from congdoan.records.fields import shown
from congdoan.records.register import REGISTERS
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese

_FILE = Path(__file__).parent / "templates.json"
GAP = "……"
ABOVE, BELOW = "@above", "@below"
# The chains of approval the templates belong to (requirements 5.2).
FLOWS = {
    "APP-01": gettext_lazy("Chương trình năm"),
    "APP-02": gettext_lazy("Chương trình hành động nhiệm kỳ"),
    "APP-03": gettext_lazy("Kế hoạch của Ban Thường vụ"),
    "APP-04": gettext_lazy("Chương trình hành động của cấp ủy"),
    "APP-05": gettext_lazy("Giao chỉ tiêu"),
    "APP-06": gettext_lazy("Báo cáo năm của cơ sở"),
    "APP-07": gettext_lazy("Kết nạp đoàn viên"),
    "APP-08": gettext_lazy("Thành lập công đoàn cơ sở"),
    "APP-09": gettext_lazy("Ban chỉ đạo"),
    "APP-10": gettext_lazy("Xếp loại"),
    "APP-11": gettext_lazy("Giới thiệu đoàn viên ưu tú với Đảng"),
    "APP-12": gettext_lazy("Thỏa ước lao động tập thể"),
    "APP-13": gettext_lazy("Hỗ trợ nhà ở"),
    "APP-14": gettext_lazy("Khen thưởng"),
    "APP-15": gettext_lazy("Đơn vị văn hóa"),
    "APP-16": gettext_lazy("Kiểm tra, giám sát"),
    "APP-17": gettext_lazy("Đơn thư"),
    "APP-18": gettext_lazy("Dự toán, quyết toán"),
    "APP-19": gettext_lazy("Chi tiêu"),
    "APP-20": gettext_lazy("Công khai tài chính"),
    "APP-21": gettext_lazy("Kế hoạch phải ban hành"),
    "APP-22": gettext_lazy("Sắp xếp tổ chức"),
}


@dataclass(frozen=True)
class Template:
    """One kind of draft. `made_by` names the register that prints this paper from its own records."""

    code: str
    flow: str
    kind: str
    title: str
    body: str = "standing"
    register: str = ""
    made_by: str = ""
    confidentiality: str = "open"
    basis: list = field(default_factory=list)
    addressees: list = field(default_factory=list)
    text: list = field(default_factory=list)
    recipients: list = field(default_factory=list)

    @property
    def kind_label(self):
        return Kind(self.kind).label

    @property
    def shown(self):
        """The title with its gaps, as the list of templates prints it."""
        return re.sub(r"{[^}]*}", GAP, self.title)

    @property
    def source(self):
        """The register whose record fills the draft, where there is one."""
        return REGISTERS.get(self.register)


@cache
def templates():
    """{code: Template} in the order of the chains."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return {row["code"]: Template(**row) for row in rows}


class _Told:
    """A record whose attributes are its fields as papers print them."""

    def __init__(self, record, actor):
        self._record = record
        self._open = record.register.fields_for(actor) if record else ()

    def __getattr__(self, name):
        if name not in self._open:
            return GAP
        value = getattr(self._record, name)
        known = self._record._meta.get_field(name)
        return GAP if value in (None, "") else shown(known, value)

    def __str__(self):
        return str(self._record or GAP)


@transaction.atomic
@in_vietnamese()
def compose(actor, *, unit, code, record=None):
    """A draft of the unit from a template, with its recipients. Raises `Mistake` for no such template."""
    if not actor.may_at("edit", Document.area, unit):
        raise PermissionDenied(_("Bạn không được soạn văn bản tại đơn vị này."))
    template = templates().get(code)
    if template is None or template.made_by:
        raise Mistake(_("Không có mẫu này; hãy chọn trong danh sách."), field="template")
    gaps = _gaps(actor, unit, record)

    def filled(lines):
        return "\n".join(line.format_map(gaps) for line in lines)

    document = Document(
        unit=unit, kind=template.kind, body=_body(template, unit), template=code,
        title=template.title.format_map(gaps), basis=filled(template.basis),
        addressees=filled(template.addressees), text=filled(template.text),
        signer=gaps["chair"] if gaps["chair"] != GAP else "", confidentiality=template.confidentiality,
    )  # fmt: skip
    rows = [row for purpose, who in template.recipients for row in _rows(actor, unit, purpose, who)]
    return save(document, actor=actor, reason=_("Soạn từ mẫu"), lines=[Rows(rows)])


def _gaps(actor, unit, record):
    day = actor.day
    above = unit.parent_on(day)
    return {
        "unit": unit.name_on(day), "superior": above.name_on(day) if above else GAP,
        "year": day.year, "next_year": day.year + 1, "last_year": day.year - 1,
        "chair": chair_of(unit, day) or GAP, "record": _Told(record, actor),
    }  # fmt: skip


def _body(template, unit):
    """A grassroots union has no standing committee of its own: its executive committee signs."""
    small = unit.kind in (*BASE, *SECTIONS)
    return "executive" if small and template.body == "standing" else template.body


def _rows(actor, unit, purpose, who):
    if who == ABOVE:
        above = unit.parent_on(actor.day)
        return [Recipient(unit=above, purpose=purpose)] if above else []
    if who == BELOW:
        found = type(unit).objects.children_of(unit, actor.day).open_on(actor.day)
        return [Recipient(unit=one, purpose=purpose) for one in found]
    return [Recipient(name=who, purpose=purpose)]
