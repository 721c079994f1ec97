"""Who changed what at the units one administers: the history of all registers, newest first.

History itself is written by triggers; here it is only read, and never wider than the reader's own
view: a register he may not see is left out, and a record is named only when he may open it.
"""

from django.db.models import Value
from django.shortcuts import render
from django.utils.translation import gettext as _
from pghistory.models import Context

from congdoan.access.giving import AREA
from congdoan.access.scope import reach, within
from congdoan.records.register import REGISTERS
from congdoan.web.admin.views import DONE, AdminView

PAGE = 30
DEEPEST = 100
COLUMNS = ("pgh_created_at", "pgh_id", "pgh_obj_id", "pgh_label", "pgh_context_id")


class AuditView(AdminView):
    """All registers or one, all people or one; a page at a time."""

    def get(self, request):
        path, who = request.GET.get("register", ""), request.GET.get("who", "").strip()
        seen = [one for one in REGISTERS.values() if self.actor.may("view", one.area)]
        asked = [one for one in seen if one.path == path] or seen
        number = _number(request.GET.get("page", ""))
        rows = _newest([self.events(one, who) for one in asked], number) if asked else []
        context = {
            "rows": self.told(rows[:PAGE]), "registers": seen, "register": path, "who": who,
            "newer": number - 1, "older": number + 1 if len(rows) > PAGE else 0,
        }  # fmt: skip
        return render(request, "admin/audit.html", context)

    def events(self, register, who):
        """The register's history within both reaches: what he administers and what he may see."""
        model, actor = register.model, self.actor
        found = model.pgh_event_model.objects.filter(
            within(model, actor.unit_ids("manage", AREA)), reach(model, actor, "view")
        )
        if who:
            found = found.filter(pgh_context__metadata__who__icontains=who)
        return found.annotate(path=Value(register.path)).values_list("path", *COLUMNS)

    def told(self, rows):
        """What the page shows of each event."""
        contexts = Context.objects.in_bulk({row[-1] for row in rows} - {None})
        names = self.names(rows)
        for path, at, _id, record, label, context in rows:
            known = contexts[context].metadata if context in contexts else {}
            register = REGISTERS[path]
            name = names.get((path, record))
            url = register.url_of(record) if name else ""
            yield {
                "at": at, "who": known.get("who", ""), "done": DONE.get(label, label), "url": url,
                "what": register.one, "name": name or record, "reason": known.get("reason", ""),
                "source": _way(known.get("source", "")),
            }  # fmt: skip

    def names(self, rows):
        """{(path, number): name} of the records he may open."""
        asked = {}
        for path, _at, _id, record, *_rest in rows:
            asked.setdefault(path, set()).add(record)
        found = {}
        for path, numbers in asked.items():
            for one in REGISTERS[path].rows(self.actor).filter(pk__in=numbers):
                found[path, one.pk] = str(one)
        return found


def _way(source):
    """How it came to be, in words: `job 7` is what the history keeps of the seventh task."""
    kind, _space, rest = source.partition(" ")
    ways = {"job": _("Việc nền số %s"), "web": _("Trang %s")}
    return ways[kind] % rest if kind in ways else source


def _newest(branches, number):
    """One page of the branches together and one row more; each branch gives no more than can be shown."""
    until = number * PAGE + 1
    cut = [one.order_by("-pgh_id")[:until] for one in branches]
    first, rest = cut[0], cut[1:]
    whole = first.union(*rest, all=True).order_by("-pgh_created_at", "-pgh_id") if rest else first
    return list(whole[until - 1 - PAGE : until])


def _number(text):
    return min(max(int(text), 1), DEEPEST) if text.isdecimal() and len(text) < 6 else 1
