"""The proofs of the kept figures, for those who manage the numbers of the whole tree."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.indicators.models import Proof
from congdoan.indicators.views.gate import found_or_404, only_at_the_top

SHOWN = 60


def index(request):
    """The latest proofs, an alarm that nobody has looked at first."""
    only_at_the_top(request)
    return render(request, "indicators/proofs.html", {"proofs": Proof.objects.all()[:SHOWN]})


def detail(request, pk):
    """What differed, figure by figure; a POST says who has looked at it."""
    only_at_the_top(request)
    proof = found_or_404(Proof.objects, pk)
    if request.method == "POST":
        Proof.objects.filter(pk=pk, seen_by="").update(seen_by=request.actor.label)
        messages.success(request, _("Đã ghi người xem; số của ngày hôm nay được tính lại từ sổ."))
        return redirect("indicators-proofs")
    rows = [
        {"one": one, "kept": number(one.kept), "counted": number(one.counted)}
        for one in proof.differences.select_related("unit").order_by("measure", "unit__sort_key")
    ]
    return render(request, "indicators/proof.html", {"proof": proof, "rows": rows})
