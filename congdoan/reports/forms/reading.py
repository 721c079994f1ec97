"""How registers' rows become the lists of the yearly report: each function reads the rows it is given."""

from congdoan.base.dates import show
from congdoan.base.text import fold, number
from congdoan.direction.days import anniversaries
from congdoan.reports.forms.words import Entry

_RANKS = {1: "giải Nhất", 2: "giải Nhì", 3: "giải Ba", 4: "giải Khuyến khích"}


def distinct(name):
    """The different texts of a field, in the order of the rows; empty ones left out."""
    return lambda rows: [text for text in dict.fromkeys(rows.values_list(name, flat=True)) if text]


def drives(rows):
    """RES-14…17: one entry a drive, in the order its money was handed over."""
    for drive in rows.order_by("transferred_on", "pk"):
        yield Entry(f"{drive.pk}", drive.name, drive.amount, before=f"{drive.name}: ")


def prizes(rows):
    """RES-33: «giải Nhất quần vợt đôi nam (Giải thể thao …)»; no names of persons."""
    return [
        f"{_RANKS[prize.rank]} {_low(prize.event)} ({activity.title})"
        for activity in rows.order_by("held_on", "pk").prefetch_related("results")
        for prize in activity.results.all()
    ]


def work_results(rows):
    """RES-24…31: what the unit counts of its own trade; parts and ordinals stand after the number."""
    for result in rows.order_by("code").prefetch_related("parts"):
        parts = tuple((part.name, part.value) for part in sorted(result.parts.all(), key=_code))
        numbers = (result.first_no, result.last_no) if result.first_no else ()
        yield Entry(
            result.code, result.name, result.value, before=f"{result.name}: ",
            after=f" {result.unit_label}{_in_brackets(parts, numbers)}", parts=parts,
            numbers=numbers,
        )  # fmt: skip


def _code(result):
    return result.code


def _in_brackets(parts, numbers):
    told = [f"{number(value)} {name}" for name, value in parts]
    if numbers:
        told.append("từ số thứ tự {} đến {}".format(*numbers))
    return f" ({', '.join(told)})" if told else ""


def movements(_values, sources):
    """RES-32: launched in the year, or still kept up at its end."""
    codes = ("movements.launched", "movements.running")
    found = [name for code in codes for name in distinct("name")(sources.rows(code))]
    return list(dict.fromkeys(found))


def months_without_sport(sources):
    """RES-45: the months of the period in which no sport was held."""
    held = {day.month for day in sources.rows("activities.sport").values_list("held_on", flat=True)}
    start, end = sources.period.start, sources.period.end
    return [month for month in range(start.month, end.month + 1) if month not in held]


def kept_ahead(sources):
    """RES-48: «95 năm Ngày thành lập Đảng … (03/02/2025)» of what comes after the period: the country's great days and
    those the unit keeps itself."""
    ahead = sources.ahead
    found = anniversaries(ahead.end.year, sources.unit)
    return [
        f"{years} năm {name} ({show(day)})" for years, name, day in found if ahead.contains(day)
    ]


def conferences(_values, sources):
    """RES-18: what was studied online: the subjects of studies, then the names of conferences."""
    found = distinct("subject")(sources.rows("studies.online"))
    found += distinct("title")(sources.rows("meetings.held.conference.online"))
    return list(dict.fromkeys(found))


# What an item of the upper programme speaks of decides under which of the six headings it goes.
_TOPICS = (
    ("RES-47.1", ("doi thoai", "thoa uoc", "bua an", "mai am", "tet sum vay", "cham lo", "phuc loi",
                  "thue", "dan chu", "tu van phap luat", "tai nan", "ve sinh lao dong")),
    ("RES-47.2", ("tuyen truyen", "hoc tap", "pho bien", "quan triet", "van hoa", "cam ket")),
    ("RES-47.5", ("nu cong", "phu nu", "binh dang gioi", "viec nuoc", "lao dong nu")),
    ("RES-47.6", ("tai chinh", "kinh phi", "doan phi", "quyet toan", "kiem tra", "giam sat")),
    ("RES-47.3", ("thi dua", "sang kien", "lao dong gioi", "phong trao", "khen thuong")),
)  # fmt: skip
_REST = "RES-47.4"


def topic(text):
    """The key of the heading a task belongs under; the building of the union takes the rest."""
    folded = fold(text)
    return next((key for key, words in _TOPICS if any(word in folded for word in words)), _REST)


def tasks_from_above(key):
    """An offer for one heading of the tasks ahead: the items of the upper programme it speaks to, then
    the unit's own reviews that fall due."""

    def offer(_values, sources):
        said = [*sources.items_above, *sources.reviews_ahead]
        return "\n".join(text for text in said if topic(text) == key)

    return offer


def _low(text):
    return text[:1].lower() + text[1:]
