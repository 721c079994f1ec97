"""What happens to a document: given, its finds decided one by one or by kind, filed or put aside."""

import hashlib
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan import samples
from congdoan.base.errors import Mistake
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.rows import Rows
from congdoan.reading import Unreadable
from congdoan.reading.steps import containers
from congdoan.records.write import save
from congdoan.trail import files

PATH = "direction/readings"
SAMPLES = {
    "000-chuong-trinh-2025.txt": gettext_lazy("Chương trình công tác năm 2025 của cấp tỉnh"),
    "001-chuong-trinh-hanh-dong.txt": gettext_lazy("Chương trình hành động nhiệm kỳ của cấp huyện"),
    "002-bao-cao-2024.txt": gettext_lazy("Báo cáo kết quả năm 2024 của công đoàn cơ sở"),
    "003-chuong-trinh-thanh-uy.txt": gettext_lazy("Chương trình hành động của Thành ủy"),
    "004-ke-hoach-136.txt": gettext_lazy("Kế hoạch phát triển đoàn viên năm 2025"),
}


def read_document(actor, *, unit, file):
    """Keep the file and what is found in it, at the unit. Raises `Mistake` when it gives no text."""
    files.check(file)
    data = file.read()
    file.seek(0)
    reading = Reading(
        unit=unit, name=Path(file.name).name[:200], text=_text_of(data, file.name),
        sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    with transaction.atomic():
        save(reading, actor=actor, reason=_("Đọc văn bản"))
        files.keep(file, PATH, reading, actor.user)
    return reading


def sample(name):
    """A shipped sample as a file someone gave. Raises `Mistake` for any other name."""
    if name not in SAMPLES:
        raise Mistake(_("Không có văn bản mẫu này; hãy chọn trong danh sách."), field="sample")
    return ContentFile((Path(samples.__file__).parent / name).read_bytes(), name=name)


def _text_of(data, name):
    try:
        return containers.text_of(data, Path(name).name)
    except Unreadable as unreadable:
        # The sentence is whole: a name with braces in it is no template.
        raise Mistake(str(unreadable), field="file")


def decide(actor, *, reading, findings, decision, value=None):
    """Confirm, reject, correct or take back finds of one reading, in one write.

    Targets need an indicator before they are confirmed. Raises `Mistake`, nothing written.
    """
    _still_open(reading)
    for finding in findings:
        finding.decision = decision
        if value is not None:
            finding.value = value
        if finding.kind == Finding.Kind.TARGET and finding.is_kept:
            _has_indicator(finding)
    save(reading, actor=actor, lines=[Rows(findings, ("decision", "value"))])


def decide_all(actor, *, reading, kind=""):
    """Confirm all that is pending, of one kind or of all; returns how many.

    A target without an indicator stays pending: somebody must say which one it means.
    """
    pending = reading.findings.filter(decision=Finding.Decision.PENDING)
    pending = list(pending.filter(kind=kind) if kind else pending)
    ready = [one for one in pending if one.kind != "target" or one.said.get("indicator")]
    decide(actor, reading=reading, findings=ready, decision=Finding.Decision.CONFIRMED)
    return len(ready)


def file_results(actor, *, reading):
    """A report's confirmed results stand ready for the unit's own report; no target is written."""
    _still_open(reading)
    results = list(reading.findings.filter(kind=Finding.Kind.RESULT))
    if not any(one.is_kept for one in results):
        raise Mistake(_("Chưa xác nhận kết quả nào; hãy xác nhận ít nhất một kết quả."))
    if any(one.is_pending for one in results):
        raise Mistake(_("Còn kết quả chưa xác nhận; hãy nhận hoặc bỏ từng kết quả."))
    reading.status = Reading.Status.CONFIRMED
    save(reading, actor=actor, reason=_("Đưa kết quả vào báo cáo"), opened=reading.version)


def _still_open(reading):
    if reading.status != Reading.Status.TO_CONFIRM:
        raise Mistake(_("Văn bản này đã xử lý xong; muốn làm lại, hãy đọc lại văn bản."))


def _has_indicator(finding):
    if not finding.said.get("indicator"):
        raise Mistake(
            _("Chưa chọn chỉ số cho «{quote}»; bấm Sửa và chọn trong danh mục."),
            quote=str(finding)[:60], field="indicator",
        )  # fmt: skip
