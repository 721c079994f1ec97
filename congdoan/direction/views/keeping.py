"""Documents whose term of keeping is full: a list for the decision to destroy them, which people take."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.direction.documents import keeping
from congdoan.direction.documents.kinds import Kind
from congdoan.direction.registers.document import Document
from congdoan.records.views.base import RegisterView
from congdoan.records.views.book import address, book, wanted

SHOWN = 500  # of each of the two registers; the sheet has them all


class KeepingView(RegisterView):
    """Of the unit stood at, on the day looked through."""

    register = Document.register

    def get(self, request):
        unit, day = request.standing, request.day
        if unit is None or not self.actor.may_at("view", self.register.area, unit):
            raise PermissionDenied(
                _("Chọn một đơn vị trong phạm vi của bạn để xem văn bản hết hạn bảo quản.")
            )
        known, found = keeping.terms(day), keeping.due(self.actor, unit, day)
        if wanted(request):
            return self._book(unit, day, known, found)
        rows = [self._row(one, known) for part in found for one in part[:SHOWN]]
        context = self.frame(
            unit=unit, day=day, rows=rows, path=self.path(), sheet=address(request),
            may_set=self.actor.may("manage", "access"),
            missing=[kind.label for kind in Kind if kind.value not in known],
        )  # fmt: skip
        return render(request, "direction/keeping.html", context)

    def _row(self, one, known):
        return {"record": one, "url": one.register.url_of(one.pk), "book": one.register.title,
                "until": keeping.until(one, known), "began": one.kept_from}  # fmt: skip

    def _book(self, unit, day, known, found):
        heads = [
            _("Sổ"),
            _("Số, ký hiệu"),
            _("Loại văn bản"),
            _("Trích yếu"),
            _("Ngày"),
            _("Bảo quản đến hết ngày"),
        ]
        rows = [
            [str(row["book"]), row["record"].number, row["record"].get_kind_display(), row["record"].title,
             show(row["began"]), show(row["until"])]
            for part in found for row in (self._row(one, known) for one in part)
        ]  # fmt: skip
        return book(
            _("Văn bản hết hạn bảo quản"),
            unit,
            day,
            [_("Để xét huỷ; chưa huỷ bản nào")],
            heads,
            rows,
        )
