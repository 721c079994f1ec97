"""Answers to shares, and the decision on paper: acknowledge or counter from below, accept or keep from above."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from congdoan.base import papers
from congdoan.base.errors import Mistake
from congdoan.base.text import unmarked
from congdoan.indicators.assigning import adjusting, services
from congdoan.indicators.assigning.annex import Annex
from congdoan.indicators.assigning.paper import decision_paper
from congdoan.indicators.models import AssignmentDecision, Share
from congdoan.indicators.views.assign_list import listed
from congdoan.indicators.views.gate import found_or_404, needs
from congdoan.records.fields import NumberFormField
from congdoan.records.symbols import symbol
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import IssuedPaper

# What is said of a level that cannot be read.
_LEVEL = NumberFormField(
    required=False, min_value=0, max_value=10**15,
    error_messages={
        "invalid": _("«{text}» không phải là số; ghi như 1.810 hoặc 92,5."), "min_value": _("Ghi số từ 0 trở lên."),
        "max_value": _("«{text}» lớn quá."),
    },
)  # fmt: skip
# A point is for thousands: whoever types 85.5 may mean 855.
_COULD_BE_TWO = re.compile(r"\d+\.\d{1,2}")


def read_number(text):
    """A level as records' forms read it; empty or a dash is nothing. A Mistake says what is wrong, also with what
    could be two numbers."""
    plain = unmarked(text)
    if plain in ("–", "-"):
        return None
    if "," not in text and _COULD_BE_TWO.fullmatch(plain):
        raise Mistake(_("«{text}»: phần lẻ viết sau dấu phẩy, ví dụ 85,5."), text=text)
    try:
        return _LEVEL.clean(text)
    except ValidationError as error:
        raise Mistake(error.messages[0], text=text)


def read_level(text, target):
    """What of the target is given or asked for: `read_number`, and what can be of what it measures."""
    value = read_number(text)
    if fault := target.misfit(value):
        raise Mistake(_("«{text}»: {fault}"), text=text, fault=fault)
    return value


@needs("view")
def preview(request, pk):
    """The decision as it will be printed; once issued, as it was signed."""
    decision = found_or_404(AssignmentDecision.objects.visible_to(request.actor), pk)
    issued = IssuedPaper.objects.of(decision.register.path, decision).first()
    if issued is not None:
        return HttpResponse(bytes(issued.pdf), content_type="application/pdf")
    annex = Annex(decision)
    if not annex.shares:
        raise Http404
    with in_vietnamese():
        paper = decision_paper(
            annex, f"/{symbol('decision', decision.unit, request.actor.day)}", draft=True
        )
    return HttpResponse(papers.pdf(paper), content_type="application/pdf")


@require_POST
@needs("edit")
def answer(request, pk):
    """Acknowledge or counter from below; accept or keep from above. What cannot be written stays as typed."""
    actor = request.actor
    rows = Share.objects.select_related("decision__unit", "target__indicator", "to_unit")
    share = found_or_404(rows, pk)
    mine = actor.units("view", "indicators")
    if not mine.filter(pk__in=(share.to_unit_id, share.decision.unit_id)).exists():
        raise Http404
    try:
        message = _answered(actor, share, request.POST)
    except Mistake as mistake:
        messages.error(request, mistake.message)
        below = request.POST.get("answer") in ("acknowledge", "counter")
        unit = share.to_unit if below else share.decision.unit
        return listed(request, unit, unsaid=share, status=422)
    messages.success(request, message)
    return redirect("indicators-assign-list")


def _asked_for(text, target):
    try:
        return read_level(text, target)
    except Mistake as mistake:
        raise Mistake(_("Mức đề nghị {said}"), said=mistake.message, field="value")


def _answered(actor, share, data):
    reason, said = data.get("reason", ""), data.get("answer")
    if said in ("acknowledge", "counter") and not services.may_answer(actor, share):
        raise PermissionDenied(_("Bạn không được giao hay nhận chỉ tiêu thay đơn vị này."))
    match said:
        case "acknowledge":
            services.acknowledge(actor, share=share)
            return _("Đã nhận chỉ tiêu.")
        case "counter":
            value = _asked_for(data.get("value", ""), share.target)
            services.counter(actor, share=share, value=value, reason=reason)
            return _("Đã gửi đề nghị lên cấp trên.")
        case "accept":
            decision = adjusting.accept_counter(actor, share=share, answer=reason)
            return _("Đã đưa vào %s; ban hành quyết định đó để có hiệu lực.") % decision
        case "keep":
            services.keep_value(actor, share=share, answer=reason)
            return _("Đã trả lời: giữ mức đã giao.")
    raise Http404
