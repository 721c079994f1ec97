"""What I give and what I received; a target is given from here, year by year where it is asked so."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render

from congdoan.base.errors import Mistake
from congdoan.indicators.assigning import services
from congdoan.indicators.assigning.annex import Annex, units_below
from congdoan.indicators.models import AssignmentDecision, Share, Target
from congdoan.indicators.views.gate import found_or_404, needs

SHOWN = 100


@needs("view")
def index(request):
    """Mine and received; and what my unit has been given but not yet handed on."""
    return listed(request, request.standing)


def listed(request, unit, unsaid=None, status=200):
    """The page of that unit. `unsaid`: the share whose answer could not be written; it stands with what was typed,
    whatever became of it."""
    actor = request.actor
    decisions = AssignmentDecision.objects.visible_to(actor).filter(unit=unit)
    received = Share.objects.filter(
        to_unit=unit, decision__status__in=("sent", "adjusted", "settled")
    )
    received = received.select_related("target__indicator", "decision__unit", "made__indicator")
    targets = Target.objects.visible_to(actor).filter(unit=unit).binding()
    waiting = Q(status="countered") | Q(pk=unsaid and unsaid.pk)
    answers = Share.objects.filter(waiting, decision__in=decisions)
    received = list(received.order_by("-decision_id", "pk")[:SHOWN])
    whole, sums = {(one.decision_id, one.target.part_of_id) for one in received}, {}
    for share in received:
        share.mine = services.may_answer(actor, share)
        if share.mine and (share.decision_id, share.target_id) in whole:
            if share.decision_id not in sums:
                sums[share.decision_id] = Annex(share.decision).sums
            share.is_sum = share.target_id in sums[share.decision_id]
    context = {
        "unit": unit, "received": received, "decisions": decisions.order_by("-pk")[:SHOWN],
        "answers": answers.select_related("target__indicator", "to_unit", "decision")[:SHOWN],
        "open_targets": services.to_hand_on(targets, actor.day)[:SHOWN],
        "may_edit": bool(unit) and actor.may_at("edit", "indicators", unit),
        "unsaid": unsaid and unsaid.pk, "typed": request.POST,
    }  # fmt: skip
    return render(request, "indicators/assign_list.html", context, status=status)


@needs("view")
def target(request, pk):
    """The grid that shares this target out; a draft is made on the first POST."""
    found = found_or_404(
        Target.objects.visible_to(request.actor).select_related("indicator", "unit"), pk
    )
    year = services.year_of(found, request.actor.day, request.GET.get("year", ""))
    given = AssignmentDecision.objects.visible_to(request.actor).filter(shares__target=found)
    given = given.filter(year=year) if found.per_year else given
    last = given.order_by("-pk").first()
    if last is not None and (request.method == "GET" or last.is_open):
        return redirect("indicators-decision", last.pk)
    if request.method == "POST":
        try:
            decision = services.prepare(
                request.actor, target=found, day=request.actor.day, year=year
            )
        except Mistake as mistake:
            messages.error(request, mistake.message)
            return redirect("indicators-assign-list")
        return redirect("indicators-decision", decision.pk)
    context = {"target": found, "year": year, "units": units_below(found.unit, request.actor.day),
               "may_edit": request.actor.may_at("edit", "indicators", found.unit)}  # fmt: skip
    return render(request, "indicators/assign_new.html", context)
