"""One identity per cited document: «02-NQ/TW», «Nghị quyết số 02-NQ/TW» and «02/NQ-BCT» are the same.

A key is for comparing, not for reading: folded, without leading zeros, bodies under one name.
"""

import re

from congdoan.base.text import fold

# Names under which one body signs; the Party's centre signs as TW, BCT (Politburo) or BBT.
_BODIES = {
    "bbt": "tw", "bchtw": "tw", "bbttw": "tw", "tldldvn": "tld", "thutuong": "ttg", "chinhphu": "cp",
}  # fmt: skip
# Bodies of which there is one in the country; every other sign is used by many.
_SINGLE = re.compile(
    r"(?:tw|cp|ttg|tld|ctn|qh\d*|ubtvqh\d*|btc|bnv|bldtbxh|byt|bgddt|bxd|bkhdt|btp|bct)$"
)
# Kinds whose number bears its year («191/2013/NĐ-CP»), also where a paper leaves it out.
_YEARLY = ("nd", "tt", "ttlt")
_NUMBER = re.compile(r"\s*0*(\d+[a-z]?)\s*[-/]\s*(?:((?:19|20)\d{2})\s*/\s*)?(.+)$")
_PLACE = re.compile(
    r"\b(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong)\.?\s+(?!uy\b|doan\b)(.+?)(?:\s+(?:va|khoa)\b.*)?$"
)
_CONFEDERATION = re.compile(r"\btong lien doan\b|\btong ldld\b|\btld\b")
_LAW = re.compile(r"(?:bo luat|luat|phap lenh)\b")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_FILLER = re.compile(
    r"\b(?:dai bieu|toan quoc|lan thu|khoa|nhiem ky|\d{4}\s*[-–]\s*\d{4}|nam \d{4}|cua|va|thuc hien)\b"
)


# Laws that union papers name by title and year, under the number they were passed with.
_LAWS = {
    "luat cong doan 2012": "12/2012/qh13",
    "luat cong doan 2024": "50/2024/qh15",
    "bo luat lao dong 2012": "10/2012/qh13",
    "bo luat lao dong 2019": "45/2019/qh14",
    "luat an toan ve sinh lao dong 2015": "84/2015/qh13",
    "luat bao hiem xa hoi 2014": "58/2014/qh13",
    "luat bao hiem xa hoi 2024": "41/2024/qh15",
    "luat viec lam 2013": "38/2013/qh13",
    "luat viec lam 2025": "74/2025/qh15",
    "luat thuc hien dan chu o co so 2022": "10/2022/qh15",
    "luat thi dua khen thuong 2022": "6/2022/qh15",
}


def key_of(kind, number=None, date=None, issuer=None, about=None):
    """The key of a document by its type, printed number, ISO date, issuer and subject.

    A law is known by its name and year, a numbered paper by number, kind and body (and by its place
    or year where many bodies share the sign), a resolution of a congress by its words.
    """
    kind = fold(kind or "")
    if _LAW.match(kind):
        return _law(kind, number, date, about)
    if number:
        return _numbered(kind, fold(number), date, fold(issuer or ""))
    about = fold(about or "")
    words = about if about.startswith(kind) else f"{kind} {fold(issuer or '')} {about}"
    return _squeezed(_FILLER.sub(" ", words))[:120]


def _law(kind, number, date, about):
    """The number, or name and year («luat dat dai 2024») for a law whose number is not known."""
    if number:
        return _squeezed(fold(number)).lstrip("0")
    text = fold(about or "")
    name = re.split(r"\bso\b|\bngay\b|\d|[;(“\"]", text)[0]
    name = re.sub(r"\b(?:nam|cua|sua doi.*|da duoc.*)\s*$", "", _squeezed(name)).strip()
    year = _YEAR.search(text) or _YEAR.search(date or "")
    name = name if name.startswith(kind) else f"{kind} {name}"
    named = _squeezed(f"{name} {year.group(1) if year else ''}")[:120]
    return _LAWS.get(named, named)


def _numbered(kind, number, date, issuer):
    parts = _NUMBER.match(number)
    if not parts:
        return _squeezed(f"{kind} {number}")
    count, year, signs = parts.groups()
    signs = [_BODIES.get(sign, sign) for sign in re.split(r"[-/.\s&]+", signs) if sign]
    if signs in (["nq", "bct"], ["kl", "bct"]):
        signs[1] = "tw"  # the Politburo; elsewhere BCT is the Ministry of Industry and Trade
    if not year and date and signs[0] in _YEARLY:
        year = date[:4]
    if year:
        return f"{count}/{year}/{'-'.join(signs)}"
    where = "" if any(_SINGLE.match(sign) for sign in signs) else _whose(issuer, date)
    return f"{count}-{'-'.join(signs)}{where}"


def _whose(issuer, date):
    """Many provinces sign «LĐLĐ»: the place tells them apart, or else the year."""
    place = _PLACE.search(issuer)
    if _CONFEDERATION.search(issuer):
        return "@tld"
    if place:
        return f"@{_squeezed(place.group(1))}"
    return f"@{date[:4]}" if date else ""


def _squeezed(text):
    return re.sub(r"[\s.,;:()“”\"*]+", " ", text).strip()


def same(one, other):
    """Whether two mentions (key, ISO date or None) mean one document: numbers begin anew each term."""
    (key, date), (other_key, other_date) = one, other
    return key == other_key and (not date or not other_date or date[:4] == other_date[:4])
