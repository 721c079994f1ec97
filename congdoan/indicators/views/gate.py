"""Who may open the pages: a stranger to the area finds nothing, a colleague without the level is told."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from congdoan.access.giving import top

AREA = "indicators"


def needs(level):
    """The page asks for that level somewhere in the area."""

    def around(view):
        @wraps(view)
        def opened(request, *args, **kwargs):
            check(request.actor, level)
            return view(request, *args, **kwargs)

        return opened

    return around


def check(actor, level):
    # Who only counts is a stranger to every page that shows records.
    if not actor.may("count" if level == "count" else "view", AREA):
        raise Http404
    if not actor.may(level, AREA):
        raise PermissionDenied(_("Vai trò của bạn không có quyền này đối với chỉ tiêu."))


def may_at_the_top(actor):
    """Whether the actor manages the numbers of the whole tree."""
    return top(actor, AREA) is not None


def only_at_the_top(request):
    """Definitions and proofs are the same for every unit: others find nothing."""
    if not may_at_the_top(request.actor):
        raise Http404


def found_or_404(rows, pk):
    """The record, when it is in reach."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
