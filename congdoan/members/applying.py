"""The worker's application on paper: one person's form (5a), and one list for all who ask together (5b).

Facts and order of HD 38/HD-TLĐ, in words of our own. The identity number is never printed whole: its
place is left open, with the end that is known, for the hand that signs.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.papers import PRINTERS, Bold, Column, Paper, Signature, Table, Text
from congdoan.records.views.base import RecordView
from congdoan.records.views.list import ListView
from congdoan.records.views.sheet import answer
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head

OPEN = "…………………………"
AT_ONCE = 500


@in_vietnamese()
def single(application, day):
    """Form 5a: what one person says of himself, to be signed by him."""
    person = application.person
    facts = (
        ("Họ và tên", person.full_name),
        ("Giới tính", person.get_sex_display() if person.sex else ""),
        ("Ngày, tháng, năm sinh", show(person.born) if person.born else ""),
        ("Dân tộc", person.ethnicity),
        ("Quốc tịch", person.nationality),
        ("Quê quán", person.hometown),
        ("Nơi ở hiện nay", person.address),
        ("Số căn cước hoặc hộ chiếu", _number(person)),
        ("Điện thoại", person.phone),
        ("Nơi làm việc", str(application.workplace or "")),
        ("Vị trí công việc", person.job),
    )
    return Paper(
        **_head("MẪU 5A", application.unit, day), kind="ĐƠN GIA NHẬP",
        subject="Công đoàn Việt Nam",
        blocks=[
            *(Text(f"{label}: ", Bold(value or OPEN)) for label, value in facts),
            Text("Tôi đã tìm hiểu Điều lệ Công đoàn Việt Nam, tự nguyện xin gia nhập và sẽ làm đúng "
                 "quyền, trách nhiệm của đoàn viên. Những điều khai trên đây là đúng."),
        ],
        signature=Signature("", "NGƯỜI LÀM ĐƠN", person.full_name),
    )  # fmt: skip


@in_vietnamese()
def collective(applications, unit, day):
    """Form 5b: all who ask together, one line and one signature each."""
    columns = [
        Column("TT", "center", 0.6), Column("Họ và tên", "", 3),
        Column("Nam", "center", 1.1, group="Năm sinh"), Column("Nữ", "center", 1.1, group="Năm sinh"),
        Column("Quê quán", "", 2.6), Column("Số căn cước", "center", 1.7),
        Column("Điện thoại", "center", 1.9), Column("Ký tên", "", 1.6),
    ]  # fmt: skip
    rows = [_line(place, one.person) for place, one in enumerate(applications, start=1)]
    return Paper(
        **_head("MẪU 5B", unit, day), kind="ĐƠN GIA NHẬP",
        subject="Công đoàn Việt Nam của tập thể người lao động",
        blocks=[
            Text("Chúng tôi, những người ký tên dưới đây, đã tìm hiểu Điều lệ Công đoàn Việt Nam, tự "
                 "nguyện cùng xin gia nhập và sẽ làm đúng quyền, trách nhiệm của đoàn viên."),
            Table(columns, rows),
            Text(f"Danh sách có {len(rows)} người."),
        ],
        signature=Signature("", "ĐẠI DIỆN NGƯỜI LÀM ĐƠN", ""),
    )  # fmt: skip


def _head(form, unit, day):
    return {
        "issuer": f"{form} – HD 38/HD-TLĐ", "number": None, "place": head(unit, day)["place"],
        "date": day, "addressees": [f"Ban Chấp hành {unit.name_on(day)}"],
    }  # fmt: skip


def _number(person):
    return f"{OPEN} (cuối là {person.identity_last})" if person.identity_last else ""


def _line(place, person):
    year = str(person.born.year) if person.born else "……"
    man = person.sex == "male"
    ends = f"…… {person.identity_last}" if person.identity_last else ""
    return [place, person.full_name, year if man else "", "" if man else year, person.hometown, ends,
            person.phone, ""]  # fmt: skip


class SingleView(RecordView):
    """One application as form 5a."""

    level, form = "edit", "pdf"

    def get(self, request, **_kwargs):
        content = PRINTERS[self.form](single(self.record, timezone.localdate()))
        return answer(content, f"don-gia-nhap-{self.record.person.code}", self.form)


class SingleWordView(SingleView):
    form = "docx"


class CollectiveView(ListView):
    """The applications of the list as it is filtered, to one union, as form 5b."""

    level, form = "edit", "pdf"

    def get(self, request):
        rows = self.sorted(self.found()).select_related("person", "unit")
        chosen = list(rows[: AT_ONCE + 1])
        units = {one.unit_id: one.unit for one in chosen}
        if not chosen or len(chosen) > AT_ONCE or len(units) > 1:
            sentence = _("Mỗi danh sách Mẫu 5b có từ 1 đến %s đơn gửi cùng một công đoàn; hãy chọn đơn vị, "
                         "lọc rồi in lại.")  # fmt: skip
            messages.error(request, sentence % AT_ONCE)
            return redirect(f"{self.url('list')}?{request.GET.urlencode()}")
        [unit] = units.values()
        content = PRINTERS[self.form](collective(chosen, unit, timezone.localdate()))
        return answer(content, "don-gia-nhap-tap-the", self.form)


class CollectiveWordView(CollectiveView):
    form = "docx"
