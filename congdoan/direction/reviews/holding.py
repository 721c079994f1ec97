"""What a review looks at: its programme's targets on a day, frozen when it is held, printed when reported."""

from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.papers import Column, Heading, Paper, Signature, Table, Text
from congdoan.base.text import lines, number
from congdoan.cadres.chairs import chair_of
from congdoan.direction.launched import followed
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.review import Review
from congdoan.indicators.judged.results import results
from congdoan.indicators.judged.state import State
from congdoan.indicators.registers.target import Target
from congdoan.indicators.words import shown
from congdoan.records.symbols import issue_as
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head


def targets_of(review):
    """The targets set by the items of the programme that is looked at."""
    known = Target.objects.across_units("the figures of the programme under review")
    found = known.filter(items__record=review.about_id or 0).distinct().order_by("pk")
    return found.select_related("indicator", "unit")


@in_vietnamese()
def figures_of(review, day):
    """[{name, wanted, value, parts, state, day, declared, target}]: every target of the programme, measured at
    its own unit on that day. Texts and numbers as papers print them, fit to be kept."""
    targets = list(targets_of(review))
    units = list({target.unit_id: target.unit for target in targets}.values())
    found = results(targets, units, day, with_last_year=True)
    return [_row(target, found[target.pk, target.unit_id]) for target in targets]


def _row(target, result):
    parts = (result.numerator, result.denominator)
    return {
        "target": target.pk, "name": target.name, "wanted": target.shown_value,
        "value": shown(target.indicator, result.value), "state": result.state, "declared": result.declared,
        "parts": "" if None in parts else f"{number(parts[0])}/{number(parts[1])}",
        "day": show(result.source_day) if result.source_day else "–",
    }  # fmt: skip


def held(review, *, actor):
    """Keep the figures of the day it was held; from then on they do not move with the records. The movement it
    looked back on is kept up from that day."""
    review.figures = figures_of(review, review.held_on)
    review.save(update_fields=["figures"])
    followed(review, actor=actor)


def hold(review, *, actor, day):
    """A meeting on it was held: so is the review, unless it was before."""
    if review.status == Review.Status.PLANNED:
        review.status, review.held_on = Review.Status.HELD, day
        save(review, actor=actor, reason=_("Hội nghị đã tổ chức"))


def report(review, *, actor):
    """Number and keep the report of the review. Raises `Mistake` without an assessment or a chair."""
    if not review.assessment.strip():
        raise Mistake(_("Ghi «Đánh giá» trước khi ra báo cáo: số liệu đã có, còn thiếu lời nhận định."),
                      field="assessment")  # fmt: skip
    signer = chair_of(review.unit, review.held_on)
    if not signer:
        raise Mistake(
            _("Sổ cán bộ chưa có chủ tịch của đơn vị để ký báo cáo; hãy ghi người đang giữ chức.")
        )
    issue_as("report", review, actor=actor, day=review.held_on,
             build=lambda serial: _paper(review, serial, signer))  # fmt: skip


def _paper(review, serial, signer):
    unit, day = review.unit, review.held_on
    what = review.get_kind_display()
    years = f" {review.years} năm" if review.years else ""
    standing = review.about and review.about.adopted_by == Programme.Adopter.STANDING
    return Paper(
        **head(unit, day), number=serial, date=day, kind="BÁO CÁO",
        subject=f"{what}{years} thực hiện {review.subject}", issuer_name=unit.name_on(day),
        blocks=[Heading(1, "I. SỐ LIỆU"), *_figures(review), Heading(1, "II. ĐÁNH GIÁ"),
                *(Text(line) for line in lines(review.assessment))],
        signature=Signature(f"TM. BAN {'THƯỜNG VỤ' if standing else 'CHẤP HÀNH'}", "CHỦ TỊCH", signer),
        recipients=["Công đoàn cấp trên (để báo cáo)", "Ban Chấp hành", "Lưu: VT."],
    )  # fmt: skip


def _figures(review):
    rows = review.figures or []
    if not rows:
        return [Text("Nội dung này không đặt chỉ tiêu tính được từ sổ của công đoàn.")]
    columns = [Column("TT", "center", 1), Column("Chỉ tiêu", "left", 6), Column("Phải đạt", "left", 3),
               Column("Kết quả", "right", 2), Column("Tình trạng", "left", 2)]  # fmt: skip
    cells = [
        [str(place), row["name"], row["wanted"], f"{row['value']}{' *' if row['declared'] else ''}",
         State(row["state"]).label.lower()]
        for place, row in enumerate(rows, start=1)
    ]  # fmt: skip
    note = (
        [Text("(*) Số đơn vị tự báo, chưa tính được từ sổ.")]
        if any(r["declared"] for r in rows)
        else []
    )
    return [Text(f"Tính đến {show(review.held_on)}:"), Table(columns=columns, rows=cells), *note]
