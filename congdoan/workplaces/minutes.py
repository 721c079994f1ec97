"""Minutes of the yearly review of a steering committee: each member's part, what was said, what follows."""

from django.contrib import messages
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.papers import Column, Paper, Signature, Table, Text, pdf
from congdoan.records.views.base import RecordView
from congdoan.records.views.sheet import answer
from congdoan.trail.papers import head

COLUMNS = (
    Column("TT", "center", 1), Column("Thành viên", "left", 4), Column("Kết quả tham gia", "left", 5),
    Column("Ý kiến tập thể", "left", 5), Column("Kết luận", "left", 5),
)  # fmt: skip
WAITS = "Chưa kết luận"


class MinutesView(RecordView):
    """The minutes of the latest year that is under review, as a PDF to be signed."""

    def get(self, request, **_kwargs):
        reviews = list(self.record.reviews.order_by("-year", "pk"))
        if not reviews:
            messages.error(request, _("Chưa có dòng kiểm điểm nào để in biên bản."))
            return self.back(self.record)
        year = reviews[0].year
        paper = minutes(self.record, year, [one for one in reviews if one.year == year])
        return answer(pdf(paper), f"bien-ban-kiem-diem-{year}", "pdf")


def minutes(committee, year, reviews):
    """The paper; its day is that of the last conclusion, open while nothing is concluded."""
    day = max((one.concluded_on for one in reviews if one.concluded_on), default=None)
    rows = [[str(place), one.full_name, one.contribution, one.opinion, _concluded(one)]
            for place, one in enumerate(reviews, start=1)]  # fmt: skip
    return Paper(
        **head(committee.unit, day or committee.since), number="", date=day, kind="BIÊN BẢN",
        subject=f"Kiểm điểm vai trò thành viên {committee.name} năm {year}",
        blocks=[Text(f"Số thành viên được kiểm điểm: {len(reviews)}."),
                Table(columns=list(COLUMNS), rows=rows)],
        beside=Signature("", "THƯ KÝ", ""), signature=Signature("", "CHỦ TRÌ", committee.signer),
    )  # fmt: skip


def _concluded(review):
    if not review.verdict:
        return WAITS
    if review.verdict == review.Verdict.KEEP:
        return f"Tiếp tục tham gia (ngày {show(review.concluded_on)})"
    return f"Thôi tham gia từ ngày {show(review.concluded_on)}; người thay: {review.successor}"
