"""The work calendar by the month, and who came to the meetings of a period."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.base.text import percent
from congdoan.direction import calendar
from congdoan.direction.meetings import attendance
from congdoan.direction.registers.meeting import Meeting
from congdoan.records.views.base import RegisterView
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words

# sort of entry: (icon, word)
SORTS = {
    "meeting": ("members", gettext_lazy("Họp")),
    "review": ("history", gettext_lazy("Sơ kết, tổng kết")),
    "session": ("clock", gettext_lazy("Đến kỳ họp")),
    "programme": ("documents", gettext_lazy("Hết kỳ chương trình")),
    "task": ("work", gettext_lazy("Việc đến hạn")),
    "day": ("star", gettext_lazy("Ngày kỷ niệm, sự kiện")),
}
FEW = 4  # entries that a day of the grid shows before it folds the others


class UnitView(RegisterView):
    """A page over the meetings of the unit stood at."""

    register = Meeting.register

    def dispatch(self, request, *args, **kwargs):
        self.unit = request.standing
        if self.unit is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def period(self, default):
        try:
            return Period.parse(self.request.GET.get("period") or default)
        except Mistake as mistake:
            raise Http404 from mistake


class CalendarView(UnitView):
    """A month: a grid on a wide page, a list of its days on a phone."""

    def get(self, request):
        day = request.day
        month = self.period(f"{day:%Y-%m}")
        if month != Period.months(month.start.year, month.start.month, month.start.month):
            raise Http404
        below = request.GET.get("below") == "1"
        found = calendar.entries(self.actor, self.unit, month.start, month.end, day, below)
        if wanted(request):
            return self._book(month, below, found)
        grid = calendar.weeks(month.start.year, month.start.month, found)
        context = self.frame(
            unit=self.unit, month=month, today=day, below=below, count=len(found), few=f":{FEW}", more=f"{FEW}:",
            weeks=[[(*cell, self._dressed(cell[2])) for cell in week] for week in grid],
            weekdays=[date_format(cell[0], "l") for cell in grid[0]], day=day, sheet=address(request),
            sorts=[(icon, label, sum(one.sort == sort for one in found))
                   for sort, (icon, label) in SORTS.items()],
            **self._ways(month, below),
        )  # fmt: skip
        return render(request, "direction/calendar.html", context)

    def _book(self, month, below, found):
        heads = [_("Ngày"), _("Loại"), _("Nội dung"), _("Chi tiết"), _("Tình trạng")]
        rows = [
            [show(one.day), str(SORTS[one.sort][1]), one.title, one.meta, one.state_label]
            for one in found
        ]
        said = [in_words(month), _("Cả các đơn vị dưới") if below else ""]
        return book(_("Lịch công tác"), self.unit, self.request.day, said, heads, rows)

    def _dressed(self, found):
        return [(entry, *SORTS[entry.sort]) for entry in found]

    def _ways(self, month, below):
        """Addresses of the months beside this one, and of the other reach."""

        def way(start, reach):
            query = {"period": f"{start:%Y-%m}", **({"below": 1} if reach else {})}
            return f"{reverse('direction-calendar')}?{urlencode(query)}"

        before = month.opening
        return {"before_url": way(before.start, below), "after_url": way(_after(month), below),
                "reach_url": way(month.start, not below), "now_url": way(self.request.day, below),
                "path": self.path()}  # fmt: skip


def _after(month):
    return Period.months(month.end.year + month.end.month // 12, month.end.month % 12 + 1,
                         month.end.month % 12 + 1).start  # fmt: skip


class AttendanceView(UnitView):
    """Each member: called, present, excused, absent, over a period and for one kind of meeting or all."""

    def get(self, request):
        period = self.period(f"{request.day.year}")
        kind = request.GET.get("kind", "")
        if kind and kind not in Meeting.Kind.values:
            raise Http404
        found = attendance.rows(self.actor, self.unit, period, kind)
        if wanted(request):
            return self._book(period, kind, found)
        context = self.frame(
            unit=self.unit, period=period, rows=found, total=attendance.total(found),
            kinds=[("", _("Tất cả cuộc họp")), *Meeting.Kind.choices], kind=kind, path=self.path(),
            years=[request.day.year - back for back in range(4)], day=request.day, sheet=address(request),
        )  # fmt: skip
        return render(request, "direction/attendance.html", context)

    def _book(self, period, kind, found):
        heads = [_("Họ và tên"), _("Được mời"), _("Có mặt"), _("Vắng có lý do"), _("Vắng không lý do"),
                 _("Tỷ lệ có mặt")]  # fmt: skip
        whole = attendance.total(found)
        rows = [[row.name or _("Cộng"), row.called, row.present, row.excused, row.absent, percent(row.share)]
                for row in [*found, whole]]  # fmt: skip
        said = [in_words(period), Meeting.Kind(kind).label if kind else _("Tất cả cuộc họp")]
        return book(_("Chuyên cần"), self.unit, self.request.day, said, heads, rows)
