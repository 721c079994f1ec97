"""The four operations of one register, as small objects that ninja calls."""

import json

import pghistory
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.http import Http404, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from ninja import Router

from congdoan.base.errors import Mistake
from congdoan.records.api import shape
from congdoan.records.derive import form_class, line_formsets
from congdoan.records.lists import filter_class
from congdoan.records.own.known import asked_of, in_force
from congdoan.records.own.listing import filtered
from congdoan.records.own.values import attached
from congdoan.records.remarking import doubts, watch
from congdoan.records.write import Stale, save

LIMIT = 200
# Counting further than anybody pages is the slowest thing a list does.
COUNTED = 10_000


def router(register):
    """The router of that register."""
    found, calls = Router(tags=[str(register.title)]), Calls(register)
    name = register.url_name("api")
    found.get("/", operation_id=f"{name}-list", summary=_("Danh sách"),
              openapi_extra={"parameters": list(calls.parameters())})(calls.list())  # fmt: skip
    found.get("/{int:pk}", operation_id=f"{name}-one", summary=_("Một bản ghi"))(calls.read())
    found.post("/", operation_id=f"{name}-create", summary=_("Thêm"),
               openapi_extra=_body(shape.schema(register)))(calls.create())  # fmt: skip
    found.patch("/{int:pk}", operation_id=f"{name}-change", summary=_("Sửa"),
                openapi_extra=_body(shape.schema(register, patch=True)))(calls.change())  # fmt: skip
    return found


def _body(schema):
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


class Calls:
    """What the operations do. Ninja reads signatures, so each method hands it a plain function."""

    def __init__(self, register):
        self.register = register

    def parameters(self):
        """Query parameters of the list, for OpenAPI: paging and the list's own filters."""
        for name, label in (("limit", _("Số dòng, đến 200")), ("offset", _("Bỏ qua số dòng"))):
            yield {"in": "query", "name": name, "description": str(label),
                   "schema": {"type": "integer"}}  # fmt: skip
        for name, field in filter_class(self.register).base_filters.items():
            yield {"in": "query", "name": name, "description": str(field.label or name),
                   "schema": {"type": "string"}}  # fmt: skip

    def list(self):
        def operation(request):
            self._gate(request, "view")
            return self._list(request)

        return operation

    def read(self):
        def operation(request, pk: int):
            self._gate(request, "view")
            return shape.one(self.register, request.actor, self._record(request, pk))

        return operation

    def create(self):
        def operation(request):
            self._gate(request, "edit")
            return self._write(request, None, _payload(request), 201)

        return operation

    def change(self):
        def operation(request, pk: int):
            self._gate(request, "view")
            record = self._record(request, pk)
            if not self.register.rows(request.actor, "edit").filter(pk=pk).exists():
                raise PermissionDenied(_("Bạn được xem nhưng không được sửa bản ghi này."))
            return self._write(request, record, _payload(request), 200)

        return operation

    def _gate(self, request, level):
        actor, area = request.actor, self.register.area
        if not actor.may("view", area):
            raise Http404
        if not actor.may(level, area):
            raise PermissionDenied(_("Vai trò của bạn không có quyền này trong lĩnh vực."))

    def _record(self, request, pk):
        rows = self.register.rows(request.actor).select_related(*self.register.relations)
        record = rows.filter(pk=pk).first()
        if record is None:
            raise Http404
        return record

    def _list(self, request):
        actor, register = request.actor, self.register
        limit, offset = _paging(request.GET)
        rows = register.rows(actor).select_related(*register.relations)
        own = in_force(register, request.standing, actor)
        found = filtered(register, request.GET, rows, request, own)
        if not found.is_valid():
            return _faults(found.form)
        count = found.qs.order_by()[: COUNTED + 1].count()
        page = register.outgoing(found.qs)[offset : offset + limit]
        return {
            "count": min(count, COUNTED), "more_than_counted": count > COUNTED,
            "limit": limit, "offset": offset,
            "items": [shape.one(register, actor, record, lines=False) for record in attached(page)],
        }  # fmt: skip

    def _write(self, request, record, payload, status):
        actor, register = request.actor, self.register
        opened = payload.get("version")
        if record is not None and not isinstance(opened, int):
            return _refused({"version": [_("Cần phiên bản (version) của bản ghi khi sửa.")]})
        build, own = form_class(register), asked_of(register, actor, record, _unit(payload))
        data = shape.form_data(build(instance=record, actor=actor, own=own), payload)
        form = build(data, instance=record, actor=actor, own=own)
        data = shape.lines_data(register, actor, form.instance, payload)
        lines = [] if data is None else _formsets(register, actor, form.instance, data)
        if not all([form.is_valid(), *(formset.is_valid() for formset in lines)]):
            return _faults(form, lines)
        return self._saved(request, form, lines, opened if record else None, payload, status)

    def _saved(self, request, form, lines, opened, payload, status):
        actor, register = request.actor, self.register
        source = {"user": request.user.pk, "source": f"api {request.path}"}
        told = watch(actor, register, [form.instance.pk] if form.instance.pk else [])
        try:
            with pghistory.context(**source):
                record = save(form.save(commit=False), actor=actor, lines=lines, opened=opened,
                              reason=str(payload.get("reason", "")))  # fmt: skip
        except Stale as stale:
            current = shape.one(register, actor, self._record(request, stale.current.pk))
            return JsonResponse(
                {"detail": stale.message, "current": current, "sent": payload}, status=409
            )
        except Mistake as mistake:
            return _refused({mistake.field or "": [mistake.message]})
        written = shape.one(register, actor, self._record(request, record.pk))
        remarks = [*doubts(form, record, actor), *told([record.pk]), *record.heard]
        return JsonResponse({**written, "remarks": remarks}, status=status)


def _formsets(register, actor, record, data):
    query = QueryDict(mutable=True)
    query.update(data)
    return list(line_formsets(register, actor, record, query).values())


def _paging(query):
    def number(name, default):
        text = query.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 10 else default

    return max(1, min(number("limit", 50), LIMIT)), number("offset", 0)


def _unit(payload):
    """The unit as it was sent: a number, a code, or {id, code, title}."""
    return shape.taken(payload.get("unit"))


def _payload(request):
    try:
        payload = json.loads(request.body or b"{}")
    except ValueError:
        payload = None
    if not isinstance(payload, dict):
        raise Mistake(_("Thân yêu cầu phải là một đối tượng JSON."))
    return payload


def _faults(form, lines=()):
    """422 {field: [sentences]}; a line's faults under `lines.name.place.field`."""
    found = {"" if name == NON_FIELD_ERRORS else name: list(map(str, errors))
             for name, errors in form.errors.items()}  # fmt: skip
    for formset in lines:
        for place, errors in enumerate(formset.errors):
            for name, texts in errors.items():
                found[f"lines.{formset.prefix}.{place}.{name}"] = list(map(str, texts))
        if formset.non_form_errors():
            found[f"lines.{formset.prefix}"] = list(map(str, formset.non_form_errors()))
    return _refused(found)


def _refused(faults):
    return JsonResponse(faults, status=422)
