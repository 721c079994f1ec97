"""The way of a document out: checked, signed, numbered, issued, delivered, read. Each runs inside its step."""

from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.papers import plain
from congdoan.cadres.chairs import chair_of
from congdoan.direction.documents import collecting, consulting, paper, sending
from congdoan.direction.documents.kinds import Kind
from congdoan.reading.identity import key_of
from congdoan.trail.language import in_vietnamese, kept
from congdoan.trail.models import Attachment
from congdoan.trail.papers import issue


def asked(document, *, actor):
    """Others are asked about the draft: whom and until when stands already."""
    consulting.asked_first(document, actor=actor)


def checked(document, *, actor):
    """Something is said, and to somebody, and what others said of it is answered; the signer, when not named, is the
    chair of the day."""
    consulting.answered(document, actor=actor)
    if not document.text.strip() and not _attached(document).exists():
        raise Mistake(
            _("Chưa có nội dung: ghi «Nội dung», hoặc đính kèm tệp văn bản."), field="text"
        )
    if not document.recipients.exists():
        raise Mistake(_("Chưa có nơi nhận: ghi ít nhất một dòng, ví dụ «Lưu: VT»."))
    if not document.signer:
        document.signer = chair_of(document.unit, actor.day)
    document.signed_on = None
    document.save(update_fields=["signer", "signed_on", "folded"])


def _attached(document):
    return Attachment.objects.of(document.register.path, document)


def signed(document, *, actor):
    """What stands now stands; minutes need both names."""
    if not document.signer:
        raise Mistake(_("Ghi «Người ký» trước khi ký: sổ cán bộ chưa có chủ tịch của đơn vị."),
                      field="signer")  # fmt: skip
    if document.kind == Kind.MINUTES and not document.recorder:
        raise Mistake(_("Biên bản cần có «Thư ký (biên bản)»."), field="recorder")
    document.signed_on = actor.day
    document.save(update_fields=["signed_on"])


def numbered(document, *, actor):
    """The next number of the issuer, the symbol and the year, or the one given by hand if it is free."""
    document.dated = document.dated or actor.day
    if document.dated > actor.day:
        raise Mistake(_("«Ngày văn bản» chưa tới; đến ngày đó hãy vào số, hoặc ghi ngày khác."),
                      field="dated")  # fmt: skip
    symbol = paper.symbol_of(document, document.dated)
    drawn = issue(
        document, actor=actor, unit=document.unit, symbol=symbol, dated=document.dated,
        serial=document.serial, build=lambda number: paper.build(document, number),
    )  # fmt: skip
    document.serial, document.number = drawn.serial, drawn.number
    label, day = kept(document.get_kind_display()), document.dated.isoformat()
    document.key = key_of(label, drawn.number, day, document.unit.name_on(document.dated))
    document.save(update_fields=["dated", "serial", "number", "key", "folded"])


def issued(document, *, actor):
    """It lands with every recipient inside; what it rests on is collected from its text."""
    document.issued_on = actor.day
    collecting.collect(actor, document, text=whole_text(document) if document.text else "")
    sending.send(actor, document)


@in_vietnamese()
def whole_text(document):
    """The paper as it is read, head and grounds too."""
    return plain(paper.build(document, document.number))


def delivered(document, *, actor):
    """By hand: those outside have it too."""
    waiting = document.recipients.filter(delivered_on=None).exclude(purpose="keep")
    waiting.update(delivered_on=actor.day)
    sending.look(document, actor.day)


def read(document, *, actor):
    """Nobody says of others that they have read it."""
    waiting = document.arrivals.filter(read_on=None).count()
    if waiting:
        raise Mistake(_("Còn {count} nơi nhận trong hệ thống chưa mở văn bản này."), count=waiting)
    document.read_on = document.read_on or actor.day
    document.save(update_fields=["read_on"])
