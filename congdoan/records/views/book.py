"""Pages as workbooks: what is shown, of whom and of which day stands over the table."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.text import fold
from congdoan.records.sheets import files
from congdoan.records.views.sheet import answer


def wanted(request):
    """Whether the page is asked for as a sheet: `?format=xlsx`."""
    return request.GET.get("format") == "xlsx"


def address(request):
    """This page's address as a sheet, with all that it was asked."""
    query = request.GET.copy()
    query["format"] = "xlsx"
    return f"?{query.urlencode()}"


def book(title, unit, day, said, headings, rows):
    """The answer: `said` are the filters of the page, each a line of the head."""
    head = [title, _("Đơn vị: %s") % unit, _("Số liệu đến ngày %s") % show(day),
            *(line for line in said if line), _("Nguồn: Công Đoàn Số, tính từ sổ của các đơn vị")]  # fmt: skip
    content = files.write("xlsx", headings, rows, head=head)
    return answer(content, f"{slugify(fold(title))[:60]}-{day.isoformat()}", "xlsx")
