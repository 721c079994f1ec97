"""The paper that judges a new model: what it was, what was found by each criterion, where it spreads."""

from django.contrib import messages
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.papers import PRINTERS, Bullets, Column, Heading, Paper, Signature, Table, Text
from congdoan.base.text import lines, money
from congdoan.records.views.base import RecordView
from congdoan.records.views.sheet import answer
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head


class EvaluationView(RecordView):
    """The evaluation as a draft to be numbered and signed; not before there is one."""

    form = "pdf"

    def get(self, request, **_kwargs):
        if not self.record.evaluated_on:
            messages.error(
                request, _("Mô hình chưa được đánh giá: ghi ngày và kết quả đánh giá rồi in.")
            )
            return self.back(self.record)
        content = PRINTERS[self.form](evaluation(self.record))
        return answer(content, f"danh-gia-mo-hinh-{self.record.pk}", self.form)


class EvaluationWordView(EvaluationView):
    form = "docx"


@in_vietnamese()
def evaluation(model):
    day = model.evaluated_on
    return Paper(
        **head(model.unit, day), number="", date=day, kind="BÁO CÁO",
        subject=f"Đánh giá mô hình «{model.name}»",
        blocks=[
            Heading(1, "I. THÔNG TIN CHUNG"), Bullets(list(_facts(model))),
            Heading(1, "II. CÁCH LÀM"), *_paragraphs(model.description, "Chưa ghi cách làm."),
            Heading(1, "III. KẾT QUẢ ĐÁNH GIÁ"), *_criteria(model), *_paragraphs(model.evaluation, ""),
            Heading(1, "IV. BÀI HỌC ĐỂ NHÂN RỘNG"), *_paragraphs(model.lessons, "Chưa ghi bài học."),
            Heading(1, "V. NHÂN RỘNG"), *_spread(model),
        ],
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", ""),
        recipients=["Ban Thường vụ", "Lưu: VT."], draft=True, issuer_name=model.unit.name_on(day),
    )  # fmt: skip


def _facts(model):
    yield f"Đơn vị thực hiện: {model.unit.name}"
    yield f"Loại: {model.get_kind_display()}; lĩnh vực: {model.get_field_display()}; " \
          f"dạng: {model.get_pattern_display()}"  # fmt: skip
    if model.starts_on:
        until = f" đến {show(model.ends_on)}" if model.ends_on else ""
        yield f"Thời gian: từ {show(model.starts_on)}{until}"
    if model.approval_no:
        yield f"Văn bản duyệt: {model.approval_no}"
    yield f"Kinh phí: {money(model.cost)}"


def _criteria(model):
    rows = [[str(place), one.name, one.found]
            for place, one in enumerate(model.criteria.order_by("pk"), start=1)]  # fmt: skip
    columns = [
        Column("TT", "center", 1),
        Column("Tiêu chí", "left", 5),
        Column("Kết quả", "left", 6),
    ]
    return [Table(columns, rows)] if rows else []


def _spread(model):
    found = model.replications.select_related("unit").order_by("since", "planned_on", "pk")
    rows = [[str(place), one.unit.name, show(one.since) if one.since else f"dự kiến {show(one.planned_on)}",
             one.result] for place, one in enumerate(found, start=1)]  # fmt: skip
    if not rows:
        return [Text("Chưa có nơi nào làm theo.")]
    columns = [Column("TT", "center", 1), Column("Đơn vị", "left", 5), Column("Từ ngày", "center", 3),
               Column("Kết quả", "left", 5)]  # fmt: skip
    return [Table(columns, rows)]


def _paragraphs(text, otherwise):
    return [Text(line) for line in lines(text) or filter(None, [otherwise])]
