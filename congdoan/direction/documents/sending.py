"""Delivery inside the system: a document lands in the register of each recipient, who is told of it."""

from django.db import transaction
from django.db.models import Count, F, Max
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.direction.registers.document import Document, Recipient
from congdoan.direction.registers.incoming import Incoming, Opening
from congdoan.orgs.heirs import standing_for
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import holders, tell

Status = Document.Status
AREA = Document.area


@in_vietnamese()
def send(actor, document):
    """Deliver to every recipient unit that has not got it yet, or to who answers for one that has ended; returns how
    many. Nothing is typed twice.

    The recipients' registers are written by the system in the sender's name: he has no rights there.
    """
    if not document.is_out:
        raise Mistake(_("Văn bản chưa phát hành nên chưa gửi được."))
    lines = document.recipients.filter(unit__isnull=False, arrival=None).select_related("unit")
    system = System(actor.label, actor.day)
    fresh = list(_landing(document, lines, actor.day))
    for line, unit in fresh:
        arrival = save(_arrival(document, line, unit, actor.day), actor=system)
        text = _("{unit} gửi {what}").format(unit=document.unit, what=document)
        tell(unit, AREA, text, reverse("direction-incoming-detail", args=[arrival.pk]))
    reached = document.recipients.filter(unit__isnull=False, delivered_on=None)
    reached.update(delivered_on=actor.day)
    look(document, actor.day)
    return len(fresh)


def once_each(document):
    """Raises `Mistake` where a unit that has not got the document stands in two lines: it would arrive twice, under
    two numbers."""
    lines = document.recipients.filter(unit__isnull=False).exclude(unit=document.unit_id)
    lines = lines.order_by("unit__name").values("unit__name")
    found = lines.annotate(named=Count("pk"), came=Count("arrival")).filter(named__gt=1)
    if twice := found.exclude(named=F("came")).first():
        raise Mistake(
            _("{unit} có hai dòng ở «Nơi nhận»; giữ một dòng với mục đích chính rồi lưu."),
            unit=twice["unit__name"],
        )  # fmt: skip


def _landing(document, lines, day):
    """(line, unit in whose register it lands), no unit twice."""
    reached = {document.unit_id, *document.arrivals.values_list("unit_id", flat=True)}
    for line in sorted(lines, key=lambda line: line.unit.closed is not None):
        unit = standing_for(line.unit, day)
        if unit is not None and unit.pk not in reached:
            reached.add(unit.pk)
            yield line, unit


def _arrival(document, line, unit, day):
    return Incoming(
        unit=unit, arrived_on=max(day, document.dated), kind=document.kind,
        number=document.number, dated=document.dated,
        issuer=document.unit.name_on(document.dated)[:300], title=document.title,
        purpose=line.purpose, confidentiality=document.confidentiality, document=document,
        recipient=line,
    )  # fmt: skip


def look(document, day):
    """Where the document stands by what its recipients have: delivered to all, read by all."""
    lines = document.recipients.exclude(purpose="keep")
    document.sent_to = lines.count()
    document.sent_inside = lines.filter(unit__isnull=False).exclude(unit=document.unit_id).count()
    reached = not lines.filter(delivered_on=None).exists()
    if document.status == Status.ISSUED and reached:
        document.status = Status.DELIVERED
    if document.status == Status.DELIVERED:
        document.delivered_on = document.delivered_on or day
    told = document.arrivals.aggregate(all=Count("pk"), read=Count("read_on"), last=Max("read_on"))
    if document.status == Status.DELIVERED and told["all"] and told["all"] == told["read"]:
        document.status, document.read_on = Status.READ, told["last"]
    elif document.status == Status.READ and told["all"] != told["read"]:
        document.status, document.read_on = Status.DELIVERED, None
    names = "status issued_on reading sent_to sent_inside delivered_on read_on folded"
    document.save(update_fields=names.split())


@transaction.atomic
def opened(actor, arrival):
    """Note that somebody of the receiving unit itself opened it; who looks from above reads for himself.

    The document is held meanwhile: of two last readers the second sees that all have read.
    """
    user = actor.user
    if arrival.document_id is None or user.pk not in holders(arrival.unit, AREA, "view"):
        return
    _opening, first = Opening.objects.get_or_create(record=arrival, by=user)
    if not first or arrival.read_on:
        return
    arrival.read_on = actor.day
    system = System(actor.label, actor.day)
    save(arrival, actor=system, reason=_("Mở văn bản"))
    rows = Document.objects.across_units("its recipient has read it")
    document = rows.select_for_update(of=("self",)).get(pk=arrival.document_id)
    if document.status == Status.DELIVERED:
        look(document, actor.day)


def widen(actor, document, *, group, purpose):
    """Add a group of units as recipients at once: those directly below, or the one above. How many."""
    day = actor.day
    above = document.unit.parent_on(day)
    groups = {
        "below": lambda: type(document.unit).objects.children_of(document.unit, day).open_on(day),
        "above": lambda: [above] if above else [],
    }
    if group not in groups:
        raise Mistake(_("Chọn nhóm nơi nhận trong danh sách."))
    known = set(document.recipients.values_list("unit_id", flat=True))
    fresh = [unit for unit in groups[group]() if unit.pk not in known]
    rows = [Recipient(unit=unit, purpose=purpose) for unit in fresh]
    save(document, actor=actor, reason=_("Thêm nơi nhận"), lines=[Rows(rows)])
    return len(fresh)
