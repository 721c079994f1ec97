"""How likely two records are one person: a score from 0 to 100, explained field by field."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.base import phones
from congdoan.base.dates import show
from congdoan.base.text import fold, one_line

SURE, LIKELY = 80, 50


@dataclass(frozen=True)
class Clue:
    """What one field says: its points and the sentence beside them."""

    points: int
    text: str


def clues(one, other):
    """All that speaks for and against; fields that one of them lacks say nothing."""
    found = (_number(one, other), _name(one, other), _birthday(one, other), _sex(one, other),
             _phone(one, other), _place(one, other))  # fmt: skip
    return [clue for clue in found if clue]


def score(one, other):
    """(0 to 100, the clues)."""
    found = clues(one, other)
    return max(0, min(100, sum(clue.points for clue in found))), found


def explained(found):
    """The clues as lines a person reads: «+25 cùng họ tên …»."""
    return "\n".join(f"{clue.points:+d} {clue.text}" for clue in found)


def _number(one, other):
    if not (one.identity_mark and other.identity_mark):
        return None
    if one.identity_mark == other.identity_mark:
        return Clue(70, _("cùng số căn cước"))
    return Clue(-60, _("hai số căn cước khác nhau"))


def _name(one, other):
    first, second = one_line(one.full_name), one_line(other.full_name)
    if first.lower() == second.lower():
        return Clue(35, _("cùng họ tên %s") % first)
    if fold(first) == fold(second):
        return Clue(
            30, _("họ tên chỉ khác dấu: %(one)s, %(other)s") % {"one": first, "other": second}
        )
    return _near_name(first, second)


def _near_name(first, second):
    words, others = fold(first).split(), fold(second).split()
    both = {"one": first, "other": second}
    if words[-1:] != others[-1:]:
        return Clue(-20, _("tên khác: %(one)s, %(other)s") % both)
    if words[:1] == others[:1] and (set(words) <= set(others) or set(others) <= set(words)):
        return Clue(20, _("thiếu chữ đệm: %(one)s, %(other)s") % both)
    return Clue(5, _("cùng tên gọi: %(one)s, %(other)s") % both)


def _birthday(one, other):
    if not (one.born and other.born):
        return None
    if one.born == other.born:
        return Clue(30, _("cùng ngày sinh %s") % show(one.born))
    swapped = (one.born.day, one.born.month) == (other.born.month, other.born.day)
    if swapped and one.born.year == other.born.year:
        return Clue(20, _("ngày và tháng sinh đổi chỗ"))
    if one.born.year == other.born.year:
        return Clue(5, _("cùng năm sinh %s") % one.born.year)
    return Clue(-25, _("năm sinh khác"))


def _sex(one, other):
    if not (one.sex and other.sex) or one.sex == other.sex:
        return None
    return Clue(-20, _("giới tính khác"))


def _phone(one, other):
    first, second = (phones.bare(p.phone) for p in (one, other))
    if not first or not second:
        return None
    return Clue(20, _("cùng điện thoại")) if first == second else None


def _place(one, other):
    if one.unit_id == other.unit_id:
        return Clue(10, _("cùng đơn vị"))
    same = one.hometown and fold(one.hometown) == fold(other.hometown)
    return Clue(5, _("cùng quê quán")) if same else None
