"""The own fields of a register where one stands: those of units above, one's own, what records say."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.records.derive import form_class
from congdoan.records.own.counting import counts
from congdoan.records.own.defining import OwnFieldForm, is_used, remove_field, save_field
from congdoan.records.own.known import in_force, typed_unit
from congdoan.records.own.models import OwnField
from congdoan.records.views.base import PostOnly, RegisterView


class OwnView(RegisterView):
    """The fields that hold at the unit stood at, and those of its own that have ended or are to come."""

    def get(self, request):
        unit, register = request.standing, self.register
        above = [one for one in in_force(register, unit, self.actor) if one.unit_id != unit.pk]
        mine = list(OwnField.objects.filter(register=register.path, unit=unit))
        rows = register.rows(self.actor, below=unit)
        said = counts(register, rows, [*above, *mine])
        may_add, new = self.actor.may_at("manage", register.area, unit), self.url("own-new")
        context = self.frame(
            unit=unit, path=self.path(), may_add=may_add, new_url=new, first_url=new if may_add else "",
            mine=[self._told(one, said) for one in mine],
            above=[self._told(one, said) for one in above],
        )  # fmt: skip
        return render(request, "records/own.html", context)

    def _told(self, field, said):
        whole, parts = said[field.pk]
        day = self.actor.day
        state = (
            "ended" if field.until and field.until < day else "coming" if field.since > day else ""
        )
        return {"field": field, "said": whole, "parts": parts, "state": state,
                "url": self.url("own-field", field.pk)}  # fmt: skip


class OwnFieldView(RegisterView):
    """A new field of the unit stood at, or one of its own changed, ended or taken away."""

    level = "manage"

    def dispatch(self, request, *args, field=None, **kwargs):
        self.pk = field
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def field(self):
        """The field that is meant, at whichever unit he manages; None for a new one."""
        if self.pk is None:
            return None
        found = OwnField.objects.select_related("unit").filter(register=self.register.path)
        units = self.actor.units("view", self.register.area)
        return get_object_or_404(found, pk=self.pk, unit__in=units)

    @cached_property
    def unit(self):
        unit = self.field.unit if self.field else self.request.standing
        if not self.actor.may_at("manage", self.register.area, unit):
            raise PermissionDenied(_("Mục riêng do người có quyền quản lý tại đơn vị lập."))
        return unit

    def get(self, request):
        return self._page(self._form())

    def post(self, request):
        if "remove" in request.POST:
            return self._remove()
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        save_field(form, actor=self.actor)
        messages.success(request, _("Đã lưu mục «%s».") % form.instance.label)
        return redirect(self.url("own"))

    def _remove(self):
        unit, field = self.unit, self.field
        if field is None:
            raise Http404
        try:
            remove_field(field, self.register, actor=self.actor)
        except Mistake as mistake:
            messages.error(self.request, mistake.message)
            return redirect(self.url("own-field", self.pk))
        messages.success(self.request, _("Đã bỏ mục «%(label)s» của %(unit)s.")
                         % {"label": field.label, "unit": unit})  # fmt: skip
        return redirect(self.url("own"))

    def _form(self, data=None):
        unit = self.unit
        return OwnFieldForm(data, instance=self.field, register=self.register, unit=unit)

    def _page(self, form, status=200):
        path = [*self.path(), {"name": _("Mục riêng"), "url": self.url("own")}]
        context = self.frame(
            form=form, unit=self.unit, path=path, field=self.field, cancel_url=self.url("own"),
            removable=self.field is not None and not is_used(self.field),
        )  # fmt: skip
        return render(self.request, "records/own_field.html", context, status=status)


class OwnAskedView(PostOnly, RegisterView):
    """The own fields of a form once another unit was chosen in it, with what was typed so far."""

    level = "edit"

    def post(self, request):
        unit = typed_unit(self.register, self.actor, request.POST.get("unit"))
        if unit is None:  # still being typed: the fields that stand, stand
            return HttpResponse(status=204)
        own = in_force(self.register, unit, self.actor)
        form = form_class(self.register)(initial=request.POST.dict(), actor=self.actor, own=own)
        context = {"form": form, "asked_url": request.path}
        return render(request, "records/own_asked.html", context)
