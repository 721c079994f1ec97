"""Lists that other agencies hand in themselves: whose account supplies what, what came of each list."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.actor import HandingIn
from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import columns, files, typing
from congdoan.records.sheets.models import SheetImport
from congdoan.trail.files import keep
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell

PATH, AREA = "workplaces/listed", "workplaces"
WHY = "what another agency's account supplies"
# What an agency says of a workplace; the rest is said by its account and decided by the union.
SENT = ("name", "tax_code", "address", "workers", "ownership", "sector")


def supplier_of(actor):
    """The office for which the account hands lists in today, or None."""
    suppliers = REGISTERS["workplaces/suppliers"].model.objects.across_units(WHY)
    mine = suppliers.filter(username=actor.user.get_username(), since__lte=actor.day)
    mine = mine.filter(
        Q(until=None) | Q(until__gte=actor.day), unit__in=actor.roots("supply", AREA)
    )
    return mine.select_related("unit").order_by("pk").first()


def lists_of(supplier, user):
    """The lists that the account handed in for that source, the latest first."""
    mine = SheetImport.objects.filter(register=PATH, owner=user, handed_in=True, unit=supplier.unit)
    return mine.filter(fixed__agency=supplier.agency)


def known(user):
    """The columns of a list: {field: heading}."""
    found = columns.labels(columns.sheet_form(REGISTERS[PATH], HandingIn(user)))
    for name in found.keys() - set(SENT):
        del found[name]
    found.also = {}
    return found


def empty(user):
    """Bytes of the empty sheet, its first row an example."""
    heads, example = known(user), REGISTERS[PATH].example
    return files.write("xlsx", heads.values(), [[example.get(name, "") for name in heads]])


@transaction.atomic
def take_in(file, listed_on, *, actor, supplier):
    """The list as it was handed in, not judged yet. Raises `Mistake` where it cannot be read or no
    column holds the names."""
    heads = known(actor.user)
    sheet = SheetImport(
        register=PATH, owner=actor.user, unit=supplier.unit, name=file.name[:200], handed_in=True,
        fixed={"agency": supplier.agency, "listed_on": listed_on.isoformat()},
    )  # fmt: skip
    _tab, sheet.rows = next(files.tabs(file.read(), file.name))
    sheet.heading, sheet.headings = columns.find(sheet.rows, heads)
    sheet.mapping = columns.match(sheet.headings, heads)
    if "name" not in sheet.mapping:
        told = {
            "head": heads["name"].removesuffix(" *"),
            "found": ", ".join(filter(None, sheet.headings[:8])),
        }
        raise Mistake(
            _("Không thấy cột «%(head)s» trong tệp (các cột đọc được: %(found)s). Dùng bảng mẫu, hoặc đặt "
              "tiêu đề cột đúng như bảng mẫu.") % told
        )  # fmt: skip
    if not sheet.numbers:
        raise Mistake(_("Tệp không có dòng nào dưới tiêu đề."))
    sheet.save()
    file.seek(0)
    keep(file, "records/imports", sheet, actor.user)
    return sheet


@in_vietnamese()
def reason_of(sheet, supplier):
    """What history keeps as the reason of the rows."""
    return (_("%(office)s gửi: %(file)s") % {"office": supplier.office, "file": sheet.name})[:300]


@in_vietnamese()
def announce(supplier, count):
    """A line for each who edits workplaces at the unit: rows are there to be matched."""
    text = _("%(office)s gửi danh sách: %(n)s dòng.")
    register = REGISTERS[PATH]
    url = f"{reverse(register.url_name('list'))}?agency={supplier.agency}&status=imported"
    tell(supplier.unit, AREA, text % {"office": supplier.office, "n": number(count)}, url)


def outcome(sheet):
    """What became of the rows of a list, in numbers alone."""
    rows = REGISTERS[PATH].model.objects.across_units(WHY)
    rows = rows.filter(pk__in=[result["pk"] for result in sheet.results])
    states = {
        "waiting": ("imported",),
        "matched": ("matched",),
        "new": ("new",),
        "apart": ("duplicate", "ignored"),
    }
    asked = {name: Count("pk", Q(status__in=held)) for name, held in states.items()}
    return rows.aggregate(all=Count("pk"), met=Count("pk", Q(workplace__isnull=False)), **asked)


def faults(sheet, labels):
    """Every cell to be mended, and every row that is wrong as a whole: `row` in the file, `column`, what is
    `held` there, `why` it is wrong, and the `name` of its input where it can be typed over."""
    places = columns_of(sheet)
    for one in sheet.judged:
        for field, sentences in one.get("faults", {}).items():
            yield {
                "row": one["number"] + 1, "why": " ".join(sentences),
                **_cell(sheet, one["number"], places.get(field)),
                "column": sheet.headings[places[field]] if field in places else labels.get(field, _("Cả dòng")),
            }  # fmt: skip


def _cell(sheet, number, place):
    if place is None:
        return {"held": "", "name": ""}
    held = sheet.cell(number, place) if number < len(sheet.rows) else ""
    return {"held": held, "name": typing.name(number, place)}


def columns_of(sheet):
    """{field: column} of what an agency says in its list."""
    return {name: place for place, name in enumerate(sheet.mapping) if name}


def settled_stand(register, rows, actor):
    """What the union has decided of a row is not written over by the agency's next list."""
    if not isinstance(actor, HandingIn):
        return
    pks = {row["pk"] for row in rows if row.get("pk")}
    open_ones = register.rows(actor).filter(pk__in=pks, status="imported") if pks else ()
    left = {row.pk for row in open_ones}
    for place, row in enumerate(rows):
        if row.get("pk") and row["pk"] not in left:
            yield (
                place,
                "",
                _(
                    "Công đoàn đã đối chiếu dòng này của danh sách cùng ngày; số liệu mới thì gửi với ngày mới."
                ),
            )


def told_of(supplier, actor):
    """Facts for the page of an office: whether its account is there, and what it handed in."""
    user = get_user_model().objects.filter(username=supplier.username).first()
    yield _("Tài khoản"), str(user) if user else _("Chưa có tài khoản mang tên đăng nhập này"), None
    mine = lists_of(supplier, user) if user else SheetImport.objects.none()
    last = (
        mine.filter(written_at__isnull=False)
        .order_by("-written_at")
        .values_list("written_at", flat=True)
    )
    yield _("Lần gửi gần nhất"), dates.show(last[0].date()) if last[:1] else "–", None
