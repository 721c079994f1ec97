"""The public page: documents that a union put there, for anyone, as they were issued (SYS-08, seed 000).

Nothing else is told: not who received them, who read them, what they led to. Unticked, one is gone.
"""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from congdoan.direction.registers.document import OUT, Document
from congdoan.records.views.files import opened
from congdoan.records.words import having
from congdoan.trail.models import IssuedPaper

PAGE = 20


def published():
    """Issued documents marked for the website, of whichever unit; only those that stand as a paper."""
    papers = IssuedPaper.objects.filter(register=Document.register.path, record_id=OuterRef("pk"))
    rows = Document.objects.across_units("what units put on the public page")
    return rows.filter(OUT, Exists(papers), for_website=True, confidentiality="open")


@login_not_required
@require_safe
def listed(request):
    text = request.GET.get("q", "").strip()
    # By the paper's own words: what hangs on it is not handed out here.
    rows = having(published().select_related("unit"), text)
    page = Paginator(rows.order_by("-issued_on", "-pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "direction/published.html", {"page": page, "text": text})


@login_not_required
@require_safe
def paper(request, pk):
    """The PDF that was signed and numbered."""
    document = published().filter(pk=pk).first()
    if document is None:
        raise Http404
    found = IssuedPaper.objects.of(Document.register.path, document).first()
    return opened(found.pdf, f"van-ban-{found.serial}", "pdf")
