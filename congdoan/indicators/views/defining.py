"""A definition opened for change by those who manage the numbers of the whole tree."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.indicators.catalogue.editing import IndicatorForm, keep_definition
from congdoan.indicators.models import Indicator
from congdoan.indicators.remarks import of_definition
from congdoan.indicators.views.gate import found_or_404, only_at_the_top


def page(request, code=None):
    """The form of a new indicator or of one there is; a rejected one keeps what was typed."""
    only_at_the_top(request)
    indicator = found_or_404(Indicator.objects, code) if code else None
    form = IndicatorForm(request.POST or None, instance=indicator)
    if request.method == "POST" and form.is_valid():
        made = keep_definition(request.actor, form=form)
        messages.success(request, _("Đã ghi chỉ số %(code)s.") % {"code": made.code})
        if form.changed:
            for sentence in of_definition(form.before["formula"], form.cleaned_data["since"]):
                messages.warning(request, sentence)
        return redirect("indicators-indicator", made.code)
    back = reverse("indicators-indicator", args=[code]) if code else reverse("indicators-catalogue")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "indicator": indicator, "back": back}
    return render(request, "indicators/define.html", context, status=status)
