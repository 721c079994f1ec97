"""Where the API stands: /api/v1/<area>/<name>/, its OpenAPI, and a page of it for people at /api/."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI

from congdoan.base.errors import Mistake
from congdoan.records.api.auth import WAYS_IN
from congdoan.records.api.routes import router
from congdoan.records.api.shape import schema
from congdoan.records.register import REGISTERS


def build():
    """The API over all registers, errors said as JSON."""
    api = NinjaAPI(
        title="Công Đoàn Số", version="1", auth=WAYS_IN, docs_url=None, openapi_url="openapi.json",
        urls_namespace="api-1", description=str(_("Mỗi sổ có bốn lệnh; lỗi trả về theo từng mục.")),
    )  # fmt: skip
    for register in REGISTERS.values():
        api.add_router(f"/{register.path}/", router(register))
    for kind, status in ((Http404, 404), (PermissionDenied, 403), (Mistake, 422)):
        api.add_exception_handler(kind, _says(status))
    return api


def _says(status):
    words = {404: _("Không tìm thấy."), 403: _("Bạn không có quyền này.")}

    def handler(request, fault):
        if status == 422:
            return JsonResponse({fault.field or "": [fault.message]}, status=status)
        said = str(fault) if status == 403 and str(fault) else str(words[status])
        return JsonResponse({"detail": said}, status=status)

    return handler


def page(request):
    """The operations as a list for people: what each register takes, by field."""
    mine = [found for found in REGISTERS.values() if request.actor.may("view", found.area)]
    return render(request, "records/api.html", {"registers": list(map(_described, mine))})


def _described(register):
    found = schema(register)
    fields = [(name, prop["title"], prop, name in found["required"])
              for name, prop in found["properties"].items() if "title" in prop]  # fmt: skip
    return {"title": register.title, "url": f"/api/v1/{register.path}/", "fields": fields}


def _open(patterns):
    """The API answers 401 itself where pages lead to the sign-in."""
    for pattern in patterns:
        login_not_required(pattern.callback)
    return patterns


_patterns, _app, _namespace = build().urls
urlpatterns = [
    path("api/", page, name="api"),
    path("api/v1/", include((_open(_patterns), _app), namespace=_namespace)),
]
