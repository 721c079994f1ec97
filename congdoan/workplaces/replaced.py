"""Who was replaced on steering committees, by whom and when: the list that goes with a consolidation."""

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.dates import show
from congdoan.orgs.models import under
from congdoan.records.register import REGISTERS
from congdoan.records.views.book import address, book, wanted
from congdoan.workplaces.registers.committee import Member, Review

PAGE = 100


class ReplacedView(View):
    """Of the year of the day looked through, up to that day, at the unit stood at and below."""

    def get(self, request):
        if not request.actor.may("view", "workplaces") or request.standing is None:
            raise Http404
        day, unit = request.day, request.standing
        found = _replaced(request.actor, unit, day)
        if wanted(request):
            heads = [_("Ban chỉ đạo"), _("Đơn vị"), _("Thành viên thôi tham gia"), _("Cơ quan"), _("Thôi từ ngày"),
                     _("Người thay thế"), _("Kết quả tham gia")]  # fmt: skip
            rows = [[str(one.record), str(one.record.unit), one.full_name, one.organisation or "",
                     show(one.concluded_on), one.successor, one.contribution] for one in found]  # fmt: skip
            return book(_("Thành viên ban chỉ đạo được thay"), unit, day, [], heads, rows)
        page = Paginator(found, PAGE).get_page(request.GET.get("page"))
        register = REGISTERS["workplaces/committees"]
        rows = [(one, register.url_of(one.record_id)) for one in page.object_list]
        context = {
            "unit": unit,
            "as_of": day,
            "page": page,
            "rows": rows,
            "sheet": address(request),
        }
        return render(request, "workplaces/replaced.html", context)


def _replaced(actor, unit, day):
    """The reviews that told somebody to go, each with the side and body he came from."""
    committees = REGISTERS["workplaces/committees"].rows(actor).filter(under([unit], day))
    seat = Member.objects.filter(record=OuterRef("record"), full_name=OuterRef("full_name"))
    rows = Review.objects.filter(
        record__in=committees, verdict=Review.Verdict.END,
        concluded_on__range=(day.replace(month=1, day=1), day),
    )  # fmt: skip
    rows = rows.annotate(organisation=Subquery(seat.order_by("pk").values("organisation")[:1]))
    return rows.select_related("record", "record__unit").order_by("-concluded_on", "pk")
