"""A find as the right side of the reading page shows it: a headline, the sentence, facts beside it."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base import dates
from congdoan.base.text import number
from congdoan.direction.confirming.spans import last_day
from congdoan.direction.registers.reading import Finding
from congdoan.indicators.catalogue.indicator import Indicator, cut_label
from congdoan.reading.suggest import FITS, new_indicator

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "about": "≈"}
_STATES = {"pending": "waiting", "confirmed": "done", "corrected": "done", "rejected": "refused"}
_META = {
    "issuer": gettext_lazy("Nơi ban hành"),
    "superior": gettext_lazy("Cấp trên"),
    "number": gettext_lazy("Số văn bản"),
    "place": gettext_lazy("Nơi ký"),
    "date": gettext_lazy("Ngày ban hành"),
    "doc_type": gettext_lazy("Loại văn bản"),
    "title": gettext_lazy("Tên văn bản"),
    "signer_authority": gettext_lazy("Thẩm quyền ký"),
    "signer_role": gettext_lazy("Chức vụ người ký"),
    "signer_name": gettext_lazy("Người ký"),
}


@dataclass
class Card:
    finding: Finding
    headline: str
    facts: list
    # (code, name, score as a percentage) best first
    options: list
    unsure: bool = False

    @property
    def state(self):
        return _STATES[self.finding.decision]


def names():
    """{code: name} of all indicators."""
    return {one.code: str(one) for one in Indicator.objects.all()}


def card(finding, known, others=()):
    """The card of one find; `known` is `names()`, `others` the finds it may be a part of."""
    said = finding.said
    make = getattr(_Facts, finding.kind)
    headline, facts = make(said)
    options, unsure = [], False
    if finding.kind == "target":
        options = [(code, known[code], round(score * 100)) for code, score in finding.suggestions
                   if code in known]  # fmt: skip
        options = _with_chosen(options, said.get("indicator"), known)
        unsure = not options or (finding.value is None and options[0][2] < FITS * 100)
        facts = [*facts, *_part(finding, others), *(_unknown(said) if unsure else ())]
    return Card(finding, headline, [pair for pair in facts if pair[1]], options, unsure)


def _unknown(said):
    """The indicator the target would need, should none of the catalogue fit."""
    figure = SimpleNamespace(**{"population": "", "unit": "", "unit_class": "", **said})
    new = new_indicator(figure)
    return [(_("Nếu là chỉ số mới"), new.name), (_("Trên tổng số"), new.denominator)]


def _with_chosen(options, chosen, known):
    """The chosen indicator first, also when somebody took it from outside the suggestions."""
    if chosen in known and chosen not in [code for code, _name, _score in options]:
        options = [(chosen, known[chosen], None), *options]
    return sorted(options, key=lambda option: option[0] != chosen)


def _part(finding, others):
    whole = finding.whole
    found = next((one for one in others if one.pk == whole), None) if whole else None
    return [(_("Trong đó, thuộc"), amount(found.said))] if found else []


def amount(said):
    """«≥ 90 %», «500 – 600 đoàn viên»."""
    value = said.get("value", said.get("value_min"))
    if value is None:
        value = said.get("value_min")
    until = f" – {number(said['value_max'])}" if said.get("value_max") else ""
    sign = _SIGNS.get(said.get("comparator"), "")
    return f"{sign} {number(value)}{until} {said.get('unit') or ''}".strip()


def _span(said):
    days = [dates.show(last_day(said[name])) for name in ("start", "end") if said.get(name)]
    words = " – ".join(days) or said.get("period") or said.get("deadline") or ""
    yearly = _("từng năm")  # a sentence inside another's braces is not collected
    return f"{words} ({yearly})".strip() if said.get("per_year") else words


class _Facts:
    """(headline, facts) of each kind."""

    def target(said):
        cut = said.get("cut")
        return amount(said), [
            (_("Đối tượng"), said.get("population")),
            (_("Điều kiện"), "; ".join(one["text"] for one in said.get("conditions") or ())),
            (_("Phạm vi tính"), cut and cut_label(cut)),
            (_("Tính từ ngưỡng"), said.get("threshold") and number(said["threshold"])),
            (_("Thời hạn"), _span(said)),
        ]

    def result(said):
        return amount(said), [(_("Đối tượng"), said.get("population")), (_("Kỳ"), _span(said))]

    norm = result

    def task(said):
        return said.get("responsible") or "", [
            (_("Phối hợp"), said.get("cooperating")),
            (_("Thời hạn"), _due(said.get("deadline"))),
        ]

    def base(said):
        day = last_day(said.get("date"))
        return " ".join(filter(None, (said.get("type"), said.get("number")))), [
            (_("Ngày"), day and dates.show(day)),
            (_("Nơi ban hành"), said.get("issuer")),
            (_("Về việc"), said.get("about")),
        ]

    citation = base

    def recipient(said):
        return said.get("name", ""), []

    def meta(said):
        day = last_day(said["value"]) if said["field"] == "date" else None
        return (dates.show(day) if day else said["value"]), [(_("Mục"), _META.get(said["field"]))]

    def outline(said):
        return f"{said.get('label', '')} {said.get('heading', '')}".strip(), []


def _due(deadline):
    day = last_day(deadline)
    return dates.show(day) if day else deadline
