"""What waits for one in members: requests to look at, applications to decide, transfers to answer, what is asked
about personal data.

A transfer that its union has not answered in time goes up: from that day the unions above see it too.
"""

from operator import itemgetter
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from congdoan.access import following
from congdoan.base.text import number
from congdoan.members import clocks
from congdoan.members.registers.application import Application
from congdoan.members.registers.breach import Breach
from congdoan.members.registers.correction import Correction
from congdoan.members.registers.data_request import DataRequest
from congdoan.members.registers.erasure import Erasure
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.request import JoinRequest
from congdoan.members.registers.transfer import Transfer
from congdoan.orgs.kinds import BASE, PROVINCE, UPPER
from congdoan.orgs.models import under
from congdoan.records.desk import item, waiting

SHOWN = 20


def duties(actor, unit, day):
    """Items of the worklist for the unit stood at, as of the day looked through."""
    if unit is None or not actor.may_at("edit", "members", unit):
        return
    if unit.kind in BASE:
        yield from _waiting(actor, unit)
    elif unit.kind in PROVINCE:  # of a thousand, how many
        yield from _counted(actor, unit, JoinRequest, Application)
    elif unit.kind in UPPER:
        yield from _counted(actor, unit, JoinRequest)
        yield from _applications(actor, unit, day)
    late = Q(status__in=("asked", "released"), answer_by__lt=day)
    rows = Transfer.objects.visible_to(actor, "edit").filter(_mine(unit) | late)
    for transfer in rows.select_related("person", "unit", "from_unit").order_by("answer_by")[
        :SHOWN
    ]:
        yield _transfer(transfer, day)
    yield from _left_behind(actor, unit, day)
    yield from _guarding(actor, day)


def _left_behind(actor, unit, day):
    """Members who still stand on the roll of a union that ended and hangs under this one, and those who had rights
    at one that was split and hangs anywhere below, for not every level gives rights: one question for both."""
    right_below = {"unit__versions__parent": unit, "unit__versions__during__contains": day}
    members = Membership.objects.visible_to(actor, "edit")
    asked = [members.filter(left_on=None, unit__closed__lte=day, **right_below)]
    if actor.may_at("manage", "access", unit):
        below = under([unit], day) & Q(unit__paths__depth__gt=0)
        asked.append(following.asked_for(day).filter(below))
    first, *more = [_by_unit(rows, place) for place, rows in enumerate(asked)]
    found = first.union(*more, all=True) if more else first
    for pk, name, count, place in sorted(found, key=itemgetter(1, 3)):
        text, address = LEFT[place](count)
        yield item(text % {"n": number(count), "unit": name}, reverse(address, args=[pk]))


def _by_unit(rows, place):
    """(unit, its name, how many, place) of the first of those units."""
    told = rows.order_by().values("unit", "unit__name")
    told = told.annotate(count=Count("pk", distinct=True), place=Value(place))
    return told.order_by("unit__name").values_list("unit", "unit__name", "count", "place")[:SHOWN]


# How many of them, and where they are moved or given their rights: members, then rights.
LEFT = (
    lambda n: (ngettext(
        "%(n)s đoàn viên còn trong sổ của %(unit)s đã kết thúc: chuyển sang đơn vị mới",
        "%(n)s đoàn viên còn trong sổ của %(unit)s đã kết thúc: chuyển sang đơn vị mới", n), "members-roll"),
    lambda n: (ngettext(
        "%(n)s quyền ở %(unit)s đã chia tách: giao ở đơn vị mới hay kết thúc",
        "%(n)s quyền ở %(unit)s đã chia tách: giao ở đơn vị mới hay kết thúc", n), "unit-rights"),
)  # fmt: skip


# {register: (states that wait, by when, whom or what it is about, sentence)} of what is decided about personal data.
GUARDED = {
    Erasure: (("received", "approved"), "due_on", "person__full_name",
              gettext_lazy("Yêu cầu xoá dữ liệu cá nhân: %s")),
    DataRequest: (("received",), "due_on", "person__full_name",
                  gettext_lazy("Yêu cầu về dữ liệu cá nhân: %s")),
    Breach: (("found",), "notify_by", "title", gettext_lazy("Báo sự cố dữ liệu: %s")),
}  # fmt: skip


def _guarding(actor, day):
    """Requests about personal data and breaches of it, for who may decide on them, the first due first; one
    question for all."""
    first, *others = (_deciding(actor, model) for model in GUARDED)
    models = {model.register.path: model for model in GUARDED}
    for path, pk, due, about, unit in first.union(*others, all=True).order_by("by_day", "pk")[
        :SHOWN
    ]:
        model = models[path]
        title = GUARDED[model][3] % about
        yield waiting(model(pk=pk), day, title=title, due=due, meta=unit)


def _deciding(actor, model):
    states, due, about, _sentence = GUARDED[model]
    rows = model.objects.visible_to(actor, "manage").filter(status__in=states).order_by()
    rows = rows.annotate(
        path=Value(model.register.path), by_day=F(due), of_what=F(about), where=F("unit__name")
    )
    return rows.values_list("path", "pk", "by_day", "of_what", "where")


def _applications(actor, unit, day):
    """Where no union is yet the one above admits, each application within its days; who founds one waits for
    its decision."""
    rows = Application.objects.visible_to(actor, "edit").filter(
        unit=unit, founding=None, status__in=("applied", "checked")
    )
    for one in rows.select_related("person").order_by("applied_on", "pk")[:SHOWN]:
        title = _("Quyết định kết nạp: %(person)s") % {"person": one.person}
        due = clocks.admission(one.applied_on)
        yield waiting(one, day, title=title, due=due, meta=str(unit))


def _mine(unit):
    return Q(status="asked", from_unit=unit) | Q(status="released", unit=unit)


def _waiting(actor, unit):
    """Counts of what the unit itself has to look at, one item a register."""
    return _counted(actor, unit, JoinRequest, Correction, Application)


# {register: (states that wait, sentence of how many)}
OPEN = {
    JoinRequest: (("sent",), ngettext_lazy("%(n)s đề nghị gia nhập chờ xét", "%(n)s đề nghị gia nhập chờ xét", "n")),
    Correction: (("sent",), ngettext_lazy("%(n)s đoàn viên báo hồ sơ sai", "%(n)s đoàn viên báo hồ sơ sai", "n")),
    Application: (("applied", "checked"),
                  ngettext_lazy("%(n)s đơn gia nhập chờ quyết định", "%(n)s đơn gia nhập chờ quyết định", "n")),
}  # fmt: skip


def _counted(actor, unit, *models):
    """An item for each of them where something waits; one question for all."""
    asked = [_open(actor, unit, model) for model in models]
    told = dict(asked[0].union(*asked[1:], all=True))
    for model in models:
        states, sentence = OPEN[model]
        if count := told.get(model.register.path, 0):
            query = urlencode({"status": states}, doseq=True)
            url = f"{reverse(model.register.url_name('list'))}?{query}"
            yield item(sentence % {"n": count}, url)


def _open(actor, unit, model):
    rows = model.objects.visible_to(actor, "edit").filter(unit=unit, status__in=OPEN[model][0])
    if model is Application:  # who founds a union waits for its decision
        rows = rows.filter(founding=None)
    rows = (
        rows.order_by().values("unit").annotate(path=Value(model.register.path), count=Count("pk"))
    )
    return rows.values_list("path", "count")


def _transfer(transfer, day):
    """The side that has to act is named: one's own, or below when it let the day pass."""
    side = transfer.from_unit if transfer.status == "asked" else transfer.unit
    title = (
        _("Cho chuyển: %(person)s sang %(unit)s") if transfer.status == "asked"
        else _("Tiếp nhận: %(person)s về %(unit)s")
    ) % {"person": transfer.person, "unit": transfer.unit}  # fmt: skip
    return waiting(transfer, day, title=title, due=transfer.answer_by, meta=_("chờ %s") % side)
