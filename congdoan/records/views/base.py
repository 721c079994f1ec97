"""What all views of a register share: the register, the level it takes, the record through the scope."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.errors import Mistake


def level_of(url):
    """The level that the view behind the address asks for; «view» where it names none."""
    view = resolve(url.partition("?")[0]).func
    return getattr(getattr(view, "view_class", None), "level", "view")


@contextmanager
def faults_told(request):
    """A Mistake ends what is done inside and is told on the next page."""
    try:
        yield
    except Mistake as mistake:
        messages.error(request, mistake.message)


class PostOnly:
    """A view that only takes: who opens its address finds nothing there."""

    def get(self, request, **_kwargs):
        raise Http404


class RegisterView(View):
    """A view of one register. Who has no business here finds nothing; a colleague without the
    level is told so."""

    register = None
    level = "view"

    def dispatch(self, request, *args, **kwargs):
        self.actor = request.actor
        area = self.register.area
        if not self.actor.may("view", area):
            raise Http404
        if not self.actor.may(self.level, area):
            raise PermissionDenied(_("Vai trò của bạn không có quyền này trong lĩnh vực."))
        return super().dispatch(request, *args, **kwargs)

    def url(self, action, *args):
        return reverse(self.register.url_name(action), args=args)

    def remark(self, sentences):
        """What is worth saying of what was just written, above the next page."""
        for sentence in sentences:
            messages.warning(self.request, sentence)

    @cached_property
    def keeper(self):
        """The unit stood at, where the actor may write records of the register; else None."""
        unit = self.request.standing
        return unit if unit and self.actor.may_at("edit", self.register.area, unit) else None

    def back(self, record):
        return redirect(self.url("detail", record.pk))

    def frame(self, **context):
        """The context every page of the register has."""
        register = self.register
        may_edit = self.actor.may("edit", register.area)
        links = [one for one in context.pop("links", ()) if self.opens(one["url"])]
        return {"register": register, "may_edit": may_edit, "urls": self._urls(), "links": links,
                **context}  # fmt: skip

    def opens(self, url):
        """Whether the page of that address answers this actor: nobody is offered a closed door."""
        return self.actor.may(level_of(url), self.register.area)

    def path(self):
        """The breadcrumb: the register above the page."""
        return [{"name": self.register.title, "url": self.url("list")}]

    def _urls(self):
        names = ("list", "new", "bulk", "save-view")
        return {name.replace("-", "_"): self.url(name) for name in names}


class RecordView(RegisterView):
    """A view of one record: 404 outside the actor's reach, 403 without the level at its unit."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.pk = pk
        return super().dispatch(request, *args, **kwargs)

    @property
    def record(self):
        if not hasattr(self, "_record"):
            self._record = self._find()
        return self._record

    def _find(self):
        rows = self.register.rows(self.actor).select_related(*self.register.relations)
        record = rows.filter(pk=self.pk).first()
        if record is None:
            raise Http404
        if self.level != "view":
            held = self.register.rows(self.actor, self.level).filter(pk=self.pk)
            if not held.exists():
                raise PermissionDenied(_("Bạn được xem nhưng không được sửa bản ghi này."))
        return record
