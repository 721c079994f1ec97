"""What happens to a document: given, its finds decided one by one or by kind, filed or put aside."""

import hashlib
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan import samples
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.reading import Unreadable
from congdoan.reading.identity import key_of
from congdoan.reading.steps import containers
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.trail import files

PATH = "direction/readings"
LONGEST = 600_000  # characters, some 250 pages: more would keep the officer waiting
SAMPLES = {
    "000-chuong-trinh-2025.txt": gettext_lazy("Chương trình công tác năm 2025 của cấp tỉnh"),
    "001-chuong-trinh-hanh-dong.txt": gettext_lazy("Chương trình hành động nhiệm kỳ của cấp huyện"),
    "002-bao-cao-2024.txt": gettext_lazy("Báo cáo kết quả năm 2024 của công đoàn cơ sở"),
    "003-chuong-trinh-thanh-uy.txt": gettext_lazy("Chương trình hành động của Thành ủy"),
    "004-ke-hoach-136.txt": gettext_lazy("Kế hoạch phát triển đoàn viên năm 2025"),
}


class Overtaken(Mistake):
    """Somebody else decided the same find since the page was opened; what stands now stays."""


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
    return ContentFile((samples.HOME / name).read_bytes(), name=name)


def _text_of(data, name):
    try:
        text = containers.text_of(data, Path(name).name)
    except Unreadable as unreadable:
        # The sentence is whole: a name with braces in it is no template.
        raise Mistake(str(unreadable), field="file")
    if len(text) > LONGEST:
        raise Mistake(
            _("Văn bản dài {length} ký tự, vượt giới hạn {limit} (khoảng 250 trang); hãy tách thành "
              "từng phần rồi đưa vào lần lượt."),
            field="file", length=number(len(text)), limit=number(LONGEST),
        )  # fmt: skip
    return text


@transaction.atomic
def decide(actor, *, reading, findings, decision, value=None, seen=None):
    """Confirm, reject, correct or take back finds of one reading, in one write.

    Targets need an indicator before they are confirmed. `seen` is the `mark` of the one find as the
    decider saw it: another now raises `Overtaken`. Raises `Mistake`, nothing written.
    """
    hold(actor, reading)
    _must_be_open(reading)
    if seen is not None:
        _must_be_as_seen(findings[0], seen)
    for finding in findings:
        finding.decision = decision
        if value is not None:
            finding.value = value
            _name_anew(finding)
        if finding.kind == Finding.Kind.TARGET and finding.is_kept:
            _must_have_indicator(finding)
    save(reading, actor=actor, lines=[Rows(findings, ("decision", "value", "key"))])


def _name_anew(finding):
    """A basis or citation put right may name another document."""
    if finding.key:
        said = finding.said
        names = ("number", "date", "issuer", "about")
        finding.key = key_of(said.get("type"), *(said.get(name) for name in names))


@transaction.atomic
def decide_all(actor, *, reading, kind=""):
    """Confirm all that is pending, of one kind or of all; returns how many.

    A target without an indicator stays pending: somebody must say which one it means.
    """
    hold(actor, reading)
    pending = reading.findings.filter(decision=Finding.Decision.PENDING)
    pending = list(pending.filter(kind=kind) if kind else pending)
    ready = [one for one in pending if one.kind != "target" or one.said.get("indicator")]
    decide(actor, reading=reading, findings=ready, decision=Finding.Decision.CONFIRMED)
    return len(ready)


@transaction.atomic
def file_results(actor, *, reading):
    """A report's confirmed results stand ready for the unit's own report; no target is written."""
    hold(actor, reading)
    _must_be_open(reading)
    results = list(reading.findings.filter(kind=Finding.Kind.RESULT))
    if not any(one.is_kept for one in results):
        raise Mistake(_("Chưa xác nhận kết quả nào; hãy xác nhận ít nhất một kết quả."))
    if any(one.is_pending for one in results):
        raise Mistake(_("Còn kết quả chưa xác nhận; hãy nhận hoặc bỏ từng kết quả."))
    reading.status = Reading.Status.CONFIRMED
    save(reading, actor=actor, reason=_("Đưa kết quả vào báo cáo"))


def hold(actor, reading):
    """Keep the reading to oneself until the transaction ends, and see what it has become meanwhile."""
    rows = Reading.objects.visible_to(actor, "edit").select_for_update(of=("self",))
    now = rows.filter(pk=reading.pk).first()
    if now is None:
        raise PermissionDenied(_("Bạn được xem nhưng không được sửa văn bản này."))
    reading.status, reading.version = now.status, now.version
    reading.programme_id = now.programme_id


def _must_be_as_seen(finding, seen):
    now = Finding.objects.get(pk=finding.pk)
    if now.mark != seen:
        raise Overtaken(
            _("Trong lúc đó {who} đã xử lý mục này ({decision}), nên chưa ghi gì thêm. So lại rồi bấm "
              "lần nữa nếu vẫn muốn đổi."),
            who=_who(finding), decision=now.get_decision_display().lower(),
        )  # fmt: skip


def _who(finding):
    """Who changed the find last, as history names them."""
    events = Finding.pgh_event_model.objects.filter(pgh_obj_id=finding.pk)
    last = events.select_related("pgh_context").order_by("-pgh_id").first()
    context = (last and last.pgh_context and last.pgh_context.metadata) or {}
    return context.get("who") or _("người khác")


def _must_be_open(reading):
    if reading.status != Reading.Status.TO_CONFIRM:
        raise Mistake(_("Văn bản này đã xử lý xong; muốn làm lại, hãy đọc lại văn bản."))


def _must_have_indicator(finding):
    if not finding.said.get("indicator"):
        raise Mistake(
            _("Chưa chọn chỉ số cho «{quote}»; bấm Sửa và chọn trong danh mục."),
            quote=str(finding)[:60], field="indicator",
        )  # fmt: skip
