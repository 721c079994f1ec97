"""Figures to targets, norms and results, with the words around them as quote and population."""

import re
from dataclasses import dataclass, replace

from congdoan.reading import letters, words
from congdoan.reading.models import Figure
from congdoan.reading.steps import conditions, labels, numbers, periods, verdicts

_SENTENCE = letters.compile(r"(?<![A-ZĐ])(?<!TP)(?<!tr)[.!?…]+[”\")]*\s+(?=[A-ZĐÀ-Ỹ“\"(\d-])")
_STRONG = letters.compile(r"[;:]\s+|\.\s+(?=[A-ZĐÀ-Ỹ])")
_JOINT = re.compile(r",\s+|\s+và\s+|;\s+|\s+\(|\s+đồng thời\s+|\.\s+")
_AFTER = re.compile(r"^(?:\s*trở (?:lên|xuống))?\s*(?:(?:tổng )?số\s+|các\s+|trong tổng số\s+)?")
_BEYOND = re.compile(r"\s*trở (?:lên|xuống)")
_LEAD = re.compile(
    r"^[\s,;.:(-]*(?:(?:phấn đấu|hàng năm|hằng năm|mỗi năm|bình quân|trong đó|đến|hết|năm \d{4}|"
    r"nhiệm kỳ|có|và|bảo đảm|"
    r"đảm bảo|để|tỷ lệ|đạt|từ|ít nhất|trên)[\s,:]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,]+(?:và|cho|với|hoặc|tại|ở|đến|của|trong đó|trong đó có|đồng thời)$")
_UP = re.compile(
    r"(?:tăng(?: thêm| mới| ít nhất| bình quân)?|thực tăng|phát triển (?:thêm|mới|tăng thêm|"
    r"thực tăng)|nâng)\b[^;.:%]{0,25}$",
    re.I,
)
_DOWN = re.compile(r"(?:giảm|kéo giảm|hạ|cắt giảm)\b[^;.:%]{0,60}$", re.I)
_WITHIN = re.compile(r"trong đó|gồm|bao gồm", re.I)
_PER = re.compile(
    r"mỗi\s+(?!năm|quý|tháng)((?:[^\W\d]+\s?){1,5}?)\s+(?:có|giới thiệu|tổ chức|xây|phát|kết|"
    r"phấn|ít|hỗ|thực|đăng|tham|đề|vận|tuyên|ký)"
)


@dataclass(frozen=True)
class Context:
    """What a paragraph's figures inherit: section, headings above, period of the document."""

    section: str
    headings: tuple[str, ...]
    kind: str
    period: str | None
    forward: bool
    lead: str = ""


def read(para, context):
    """[(class, Figure)] of one paragraph; the class is target, norm or result."""
    label = labels.match(para.text)
    skip = len(label.text) if label else 0
    found = []
    for start, end in sentences(para.text, skip):
        found += _sentence(para, start, end, context, found)
    return found


def sentences(text, skip=0):
    """(start, end) of every sentence of a paragraph."""
    start = skip
    for match in _SENTENCE.finditer(text, skip):
        yield start, match.start() + 1
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _sentence(para, start, end, context, before):
    text = para.text[start:end]
    all_found = conditions.without(text, numbers.find(text))
    cuts = _cuts(text, all_found)
    made = []
    for i, number in enumerate(all_found):
        left, right = cuts[i]
        verdict = verdicts.judge(text, number, left, right, context)
        if verdict:
            figure = _figure(para, start, text, number, (left, right), context, verdict)
            made.append((verdict.name, figure, number))
    made = [(name, _carry(figure, n, text, cuts, all_found), n) for name, figure, n in made]
    return _parents(text, made)


def _cuts(text, found):
    """(left, right) of the words that belong to each figure of a sentence."""
    cuts = []
    for i, number in enumerate(found):
        floor = _between(text, found[i - 1], number) if i else 0
        ceiling = _between(text, number, found[i + 1]) if i + 1 < len(found) else len(text)
        strong = [m.end() for m in _STRONG.finditer(text, floor, number.start)]
        after = _STRONG.search(text, number.end, ceiling)
        if i and floor == number.start and not _stands_alone(text, number, ceiling):
            floor = cuts[-1][0]
        left = _left(text, strong, floor, number)
        if number.from_base:
            left = cuts[-1][0]
        cuts.append((left, after.start() if after else ceiling))
    return cuts


def _stands_alone(text, number, ceiling):
    """«…; 70% phụ nữ mang thai được tầm soát»: a clause with its own predicate needs no words before."""
    after_stop = text[: number.start].rstrip().endswith(";")
    return after_stop and words.PREDICATE.search(text[number.end : ceiling] + " ")


def _left(text, strong, floor, number):
    """The last strong mark, but «Tỷ lệ …: 16 %» keeps what stands before its colon."""
    if strong and text[: strong[-1]].rstrip().endswith(":") and number.start - strong[-1] < 4:
        strong = strong[:-1]
    return strong[-1] if strong else floor


def _between(text, one, two):
    """Where the words of one figure stop and those of the next begin."""
    joints = list(_JOINT.finditer(text, one.end, two.start))
    if not joints:
        return two.start
    strong = [j for j in joints if j.group().strip() in (";", ".") or _WITHIN.match(text, j.end())]
    verbs = [j for j in joints if words.PREDICATE.search(text[one.end : j.start()] + " ")]
    joint = (strong or verbs[-1:] or joints[-1:])[0]
    return joint.end() if joint.group().strip() != "(" else joint.start() + 1


def _figure(para, offset, text, number, cut, context, verdict):
    left, right = cut
    left += len(text[left:right]) - len(text[left:right].lstrip(" ,;-–+*("))
    quote = _TAIL.sub("", text[left:right].rstrip(" ,;.")).rstrip(" ,;.")
    near = text[left:right]
    before = text[max(0, left) : number.at]
    per = _PER.search(near)
    population = _population(text, number, cut)
    deadline = periods.deadline(
        before, near, text[: number.at], context.lead, *reversed(context.headings)
    )
    if quote.endswith(")") and "(" not in quote:
        quote = quote[:-1]
    return Figure(
        quote=quote,
        comparator=number.comparator,
        value=number.value,
        value_min=number.lo,
        value_max=number.hi,
        unit=number.unit,
        unit_class=number.unit_class,
        population=population,
        conditions=conditions.read(population),
        period=periods.period(near, text[:left][-160:], *reversed(context.headings))
        or context.period,
        deadline=deadline,
        per_year=_yearly(text, number, cut, context),
        change=_change(text, number, left),
        strict=number.strict,
        per=per.group(1).strip() if per else None,
        span=(para.start + offset + left, para.start + offset + left + len(quote)),
        rule=verdict.rule,
        confidence=verdict.confidence,
    )


def _population(text, number, cut):
    after = text[number.told : cut[1]]
    if number.unit_class in ("count", "ratio") and number.unit:
        unit = text[: number.told].rfind(number.unit)
        after = text[max(unit, number.at) : cut[1]] if unit >= number.at else after
    after = re.sub(r"^\s*\([^)]*\)", "", after)
    after = _BEYOND.sub(_unless_bound, _AFTER.sub("", after)).strip(" ,;.:()")
    after = _TAIL.sub("", after)
    if (
        number.unit_class != "ratio"
        and len(after.split()) >= 2
        and not re.match(r"(?:trở|so với|vào|trong|/)", after)
    ):
        return after
    front = _LEAD.sub("", text[cut[0] : number.start]).strip(" ,;.:()-–+*")
    front = re.sub(
        r"(?:\s+(?:đạt|gấp|là|có|từ|lên|xuống|còn|bằng|được|ở mức|đạt tỷ lệ))+$", "", front
    )
    if number.unit_class == "%" or number.unit in ("‰", "lần"):
        return front or after
    return f"{front} {after}".strip()


def _unless_bound(match):
    """«trở lên» of the figure itself goes, that of a condition («từ 20 lao động trở lên») stays."""
    return match.group() if re.search(r"\d[^,;]*$", match.string[: match.start()]) else ""


def _yearly(text, number, cut, context):
    """Said in the clause itself, after the number, before it in the sentence, or in a heading."""
    own = text[cut[0] : number.at] + " " + text[number.at : min(cut[1], number.end + 30)]
    if periods.YEARLY.search(own) or periods.SHARED_YEARLY.search(text[: number.at]):
        return True
    return any(periods.YEARLY.search(heading) for heading in context.headings)


def _change(text, number, left):
    before = text[left : number.start] or text[max(0, left - 40) : number.start]
    if number.from_base:
        return (
            "decrease"
            if re.search(r"xuống|còn|giảm", text[max(0, number.start - 60) : number.at])
            else "increase"
        )
    if _DOWN.search(before):
        return "decrease"
    return "increase" if _UP.search(before) else None


def _carry(figure, number, text, cuts, found):
    """«90 % of A and 65 % of B reach X»: the first population lacks the predicate."""
    place = found.index(number)
    if (
        number.unit_class != "%"
        or place + 1 >= len(found)
        or words.PREDICATE.search(f" {figure.population} ")
    ):
        return figure
    left, right = cuts[place + 1]
    if re.search(r"[;.]", text[number.end : found[place + 1].start][-3:] if left == right else ""):
        return figure
    shared = words.PREDICATE.search(text, found[place + 1].end, right)
    if not shared:
        return figure
    return replace(
        figure, population=f"{figure.population} {text[shared.start() : right].strip(' ,;.')}"
    )


def _parents(text, made):
    """Sub-targets after «trong đó» get the place of their parent, others None."""
    done = []
    for i, (name, figure, number) in enumerate(made):
        parent = None
        for j in range(i - 1, -1, -1):
            head = made[j][2]
            gap = text[head.end : number.at]
            if _WITHIN.search(text[head.end : made[j + 1][2].at]) and _fits(head, number, gap):
                parent = j
                break
        if parent is not None and figure.change is None and made[parent][1].change:
            figure = replace(figure, change=made[parent][1].change)
        done.append((name, figure, parent))
    return done


def _fits(head, number, gap):
    units = sorted((head.unit.lower(), number.unit.lower()), key=len)
    same = head.unit_class == number.unit_class and units[1].startswith(units[0])
    small = head.value is None or number.value is None or number.value <= head.value
    return same and small and number.unit_class != "%" and ";" not in gap
