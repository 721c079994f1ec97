"""The commune that people mean: by code, by full or short name, by a name of before 1/7/2025 with its district.

    recognised("P. Tân Phong", "Lai Châu")                 "03408"
    recognised("phường Đông Phong, thành phố Lai Châu")    "03408", whole gone into it
    found("Tân Phong")                                     every code it may mean

Never a guess: what may mean several is refused with their names, what means none with how to write it. A province that
is written goes before the one that is given.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from congdoan.base.communes import BEFORE, DIGITS, SINCE, commune, communes, former_communes, heir
from congdoan.base.errors import Mistake, _
from congdoan.base.provinces import provinces
from congdoan.base.text import fold, one_line, same_tone

SAID = 5
_SHORT = {
    "p": "phuong", "x": "xa", "tt": "thi tran", "dk": "dac khu", "q": "quan", "h": "huyen", "tx": "thi xa",
    "tp": "thanh pho", "t": "tinh",
}  # fmt: skip
_BEGINS = re.compile(r"^(?:(p|x|tt|dk|q|h|tx|tp|t) |(p|q)(?=\d))")
_KIND = re.compile(r"^(phuong|xa|dac khu|thi tran|thi xa|thanh pho|quan|huyen|tinh) (?=.)")
_ZEROS = re.compile(r"\b0+(?=[1-9])")
_CITIES = {"hcm": "ho chi minh", "sai gon": "ho chi minh"}
# What parts a commune from its district and province, the surest first: names themselves have dashes.
_CUTS = (
    re.compile(r"\s*[,;()]\s*"),
    re.compile(r"\s*[,;()]\s*|\s+[-–—]\s+"),
    re.compile(r"\s*[,;()]\s*|\s+[-–—]?\s*(?=(?:tỉnh|tinh|huyện|huyen|thành phố|thanh pho|thị xã|thi xa|tp)\b)", re.I),
)  # fmt: skip


def offered(text, province, most):
    """Communes to choose from while a name is typed: what it means, then those of the province, then all others
    whose name or province has words that begin so."""
    sure = [commune(code) for code in found(text, province)] if text.strip() else []
    words = [f" {word}" for word in _plain(text).split()]
    near = [
        one for code, one in communes().items() if all(word in _sought()[code] for word in words)
    ]
    whole = " ".join(["", *_plain(text).split()])
    near.sort(key=lambda one: (one.province != province, whole not in _sought()[one.code]))
    return list(dict.fromkeys([*sure, *near]))[:most]


@dataclass(frozen=True)
class Scope:
    """A province of today, and the one of before where that was written."""

    now: str
    before: str = ""

    def has(self, former):
        return self.before in ("", former.province)


def recognised(text, province=None):
    """The code of the one commune meant; a `Mistake` says which it may be, or how to write it."""
    codes = found(text, province)
    if len(codes) != 1:
        raise _refusal(text, codes, province)
    return codes[0]


def _refusal(text, codes, province):
    near = () if codes or text.strip().isdecimal() else _alike(text, province)
    if codes:
        says = _("«{text}» có thể là {names}; hãy ghi rõ một nơi.")
    elif text.strip().isdecimal():
        says = _("Không có xã, phường, đặc khu nào mang mã «{text}».")
    elif near:
        says = _("Không có «{text}» trong danh mục từ 1/7/2025; có {names}.")
    elif province:
        says = _(
            "Không có «{text}» trong danh mục xã, phường, đặc khu của {province} từ 1/7/2025; ghi tên như "
            "«Phường Tân Phong», tên cũ thì kèm quận, huyện, nơi thuộc tỉnh khác thì kèm tên tỉnh."
        )
    else:
        says = _(
            "Không có «{text}» trong danh mục xã, phường, đặc khu từ 1/7/2025; ghi tên kèm tỉnh, thành phố như "
            "«Phường Tân Phong, Lai Châu», tên cũ thì kèm cả quận, huyện."
        )
    return Mistake(says, text=text, names=_listed(codes or near), province=province)


def _listed(codes):
    names = ", ".join(f"«{commune(code)}»" for code in codes[:SAID])
    return f"{names}…" if len(codes) > SAID else names


@lru_cache(maxsize=20_000)
def found(text, province=None):
    """The codes of all communes that the text may mean, in a province (of today) where one is given."""
    text = one_line(text)
    if text.isdecimal():
        return (text,) if len(text) == DIGITS and commune(text) else ()
    given = Scope(province) if province else None
    for cut in _CUTS:
        parts = [part for part in cut.split(text) if part]
        for name, district, scope in _readings(parts, given) if parts else ():
            codes = _meant(name, district, scope)
            if codes:
                return codes
    return ()


def _readings(parts, given):
    """(commune, district, Scope or None) as the parts may be meant, the likeliest first."""
    name, *places = parts
    if not places:
        yield name, "", given
        return
    last, scope = places[-1], _province(places[-1])
    as_district = (name, last, given)
    city = _plain(last).startswith("thanh pho ")  # «thành phố Lai Châu» was a district of Lai Châu
    if city or not scope:
        yield as_district
    if scope:
        yield name, places[-2] if len(places) > 1 else "", scope
    if scope and not city and not _plain(last).startswith("tinh "):
        yield as_district


def _meant(name, district, scope):
    if not district:
        return _now(name, scope) or _before(name, "", scope)
    codes = _before(name, district, scope)
    if codes:
        return codes
    # A name of today with the district of before, as many still write it.
    held = {heir_of(one) for one in _districts().get(_bare(district), ())}
    held = {one for one in held if scope is None or scope.now == one}
    return tuple(code for one in sorted(held) for code in _now(name, Scope(one)))


def _now(name, scope):
    plain, (full, short) = _plain(name), _current()
    known = full.get(plain) or short.get(plain, ())
    codes = [code for code in known if scope is None or commune(code).province == scope.now]
    return _exact(name, codes, lambda code: commune(code).name)


def _before(name, district, scope):
    """Codes of what one of before went into."""
    plain, (full, short) = _plain(name), _gone()
    known = [
        one for one in full.get(plain) or short.get(plain, ())
        if (scope is None or (scope.has(one) and heir_of(one) == scope.now))
        and (not district or _is_district(one.district, district))
    ]  # fmt: skip
    kept = _exact(name, known, lambda one: one.name)
    return tuple(sorted({code for one in kept for code in one.codes}))


def _is_district(district, text):
    return _plain(text) in (_plain(district), _bare(district))


def _exact(name, found, name_of):
    """Those whose very letters were written, where only some are: Sơn Hà and Sơn Hạ. Who writes no accents at
    all writes «thanh an» of Thạnh An too."""
    typed = same_tone(name).lower()
    if len(found) < 2 or typed == fold(typed):
        return tuple(found)
    short = [
        one for one in found if typed.endswith(same_tone(name_of(one)).lower().split(" ", 1)[-1])
    ]
    return tuple(short or found)


def _alike(text, province):
    """Of the place, those of that name but of another kind: Phường where Xã was written."""
    name = _CUTS[1].split(one_line(text))[0]
    return _now(_bare(name), Scope(province)) if province else ()


def heir_of(former):
    """The province of today of one of before."""
    return commune(former.codes[0]).province


def _province(text):
    plain = _plain(text)
    return _provinces().get(plain.removeprefix("tinh ").removeprefix("thanh pho "))


@lru_cache(maxsize=20_000)
def _plain(text):
    """Without accents, dashes, dots and apostrophes, kinds in full: «P.05» is «phuong 5»."""
    words = re.sub(r"[.\s–—-]+", " ", re.sub(r"['’‘`]", "", fold(text))).strip()
    words = _BEGINS.sub(lambda short: f"{_SHORT[short[1] or short[2]]} ", f"{words} ").strip()
    return _ZEROS.sub("", words)


def _bare(text):
    return _KIND.sub("", _plain(text))


@cache
def _provinces():
    """{plain name: Scope}, those of today over those of before."""
    before = {_plain(name): Scope(heir(name), name) for name in provinces(BEFORE)}
    known = {**before, **{_plain(name): Scope(name) for name in provinces(SINCE)}}
    return {**known, **{short: known[name] for short, name in _CITIES.items()}}


@cache
def _sought():
    """What is typed of each: its name and its province."""
    return {code: f" {_plain(one.name)} {_plain(one.province)}" for code, one in communes().items()}


@cache
def _current():
    """Codes by full and by short name."""
    return _by_name(communes().items(), lambda item: item[1].name, lambda item: item[0])


@cache
def _gone():
    """Those of before by full and by short name."""
    return _by_name(former_communes(), lambda one: one.name or one.district, lambda one: one)


def _by_name(rows, name_of, kept):
    full, short = defaultdict(list), defaultdict(list)
    for row in rows:
        full[_plain(name_of(row))].append(kept(row))
        short[_bare(name_of(row))].append(kept(row))
    return full, short


@cache
def _districts():
    """One of each district of before, by its bare name."""
    known = {(one.province, one.district): one for one in former_communes()}
    by_name = defaultdict(list)
    for (_province, district), one in known.items():
        by_name[_bare(district)].append(one)
    return by_name
