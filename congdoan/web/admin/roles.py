"""Roles as levels by area: everybody who gives rights reads them, the top of the tree writes them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.giving import top
from congdoan.access.models import LEVELS, Role
from congdoan.base.text import fold
from congdoan.web.admin.views import AdminView
from congdoan.web.frame import AREAS

LABELS = {
    "none": gettext_lazy("Không"), "supply": gettext_lazy("Chỉ gửi danh sách"),
    "count": gettext_lazy("Chỉ xem số đếm"),
    "view": gettext_lazy("Xem"), "edit": gettext_lazy("Ghi, sửa"), "manage": gettext_lazy("Quản lý"),
}  # fmt: skip
OWN = {"orgs": gettext_lazy("Tổ chức bộ máy"), "access": gettext_lazy("Tài khoản và quyền")}
REST = "*"


def areas():
    """Every area a level can be set for, with its name; the last stands for those not named."""
    named = {area: label for area, (label, _icon) in AREAS.items()}
    return {**named, **OWN, REST: gettext_lazy("Các lĩnh vực còn lại")}


class RoleForm(forms.ModelForm):
    """A name and a level for each area."""

    class Meta:
        model = Role
        fields = ("name",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for area, label in areas().items():
            self.fields[f"level_{area}"] = forms.ChoiceField(
                label=label, choices=LABELS.items(), initial=self.instance.level(area)
            )

    def clean(self):
        said = super().clean()
        self.instance.levels = {area: said.get(f"level_{area}", LEVELS[0]) for area in areas()}
        return said

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        if Role.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Đã có vai trò mang tên này; chọn tên khác."))
        if not self.instance.code:
            self.instance.code = _free_code(name)
        return name


def _free_code(name):
    code, place = slugify(fold(name))[:40] or "vai-tro", 2
    free = code
    while Role.objects.filter(code=free).exists():
        free, place = f"{code}-{place}", place + 1
    return free


def _by_level(role):
    """(level, names of the areas at it), the highest first; areas out of the role's reach are left out."""
    named = areas()
    for level in reversed(LEVELS[1:]):
        held = [str(label) for area, label in named.items() if role.level(area) == level]
        if held:
            yield LABELS[level], _("mọi lĩnh vực") if len(held) == len(named) else ", ".join(held)


class RolesView(AdminView):
    def get(self, request):
        roles = Role.objects.annotate(held=Count("grants")).order_by("name")
        rows = [(role, list(_by_level(role))) for role in roles]
        context = {"rows": rows, "may_write": top(self.actor) is not None}
        return render(request, "admin/roles.html", context)


class RoleView(AdminView):
    """One role, or a new one. Whoever holds it has the new levels from the next page on."""

    def dispatch(self, request, *args, pk=None, **kwargs):
        self.role = get_object_or_404(Role, pk=pk) if pk else Role()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(self.form())

    def form(self, data=None):
        if top(self.actor) is None:
            raise PermissionDenied(
                _("Vai trò dùng chung cho mọi đơn vị, do người quản trị ở cấp cao nhất đặt.")
            )
        return RoleForm(data, instance=self.role)

    def show(self, form, status=200):
        context = {"form": form, "role": self.role, "back": reverse("roles")}
        return render(self.request, "admin/role.html", context, status=status)

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        role = form.save()
        messages.success(request, _("Đã ghi vai trò %(role)s.") % {"role": role})
        return redirect("roles")
