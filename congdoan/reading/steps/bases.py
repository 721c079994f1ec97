"""Legal bases: what the formal preamble («Căn cứ …», «Thực hiện …») rests the document on."""

import re

from congdoan.reading import identity, words
from congdoan.reading.models import LegalBasis
from congdoan.reading.steps import dates

_TAKEN_IN = r"Quán triệt(?: (?:tinh thần|nội dung|sâu sắc|và|thực hiện))*"
_LEAD = re.compile(
    r"(?:^[-–+*\s]*|[.;]\s+)((?:Căn cứ(?: vào)?|Thực hiện|Triển khai(?: thực hiện)?|Theo đề nghị|"
    rf"Theo|{_TAKEN_IN}|Xét đề nghị|Xét|Sau khi xem xét|Tiếp tục thực hiện|Trên cơ sở|Thi hành|"
    r"Để (?:tiếp tục |triển khai |tổ chức )*(?:thực hiện|triển khai)|"
    r"Nhằm (?:triển khai )?thực hiện|Phúc đáp)\b)"
)
_STOP = re.compile(
    rf"[,.;]\s*((?:{words.BODY})[^.;:“]{{0,80}}?\s(?:ban hành|xây dựng|xác định|đề ra|báo cáo|"
    rf"hướng dẫn|yêu cầu|quyết định|triển khai|tổ chức|thông báo|lập|đề nghị|chỉ đạo|xin)\s)|"
    r"[,.]?\s*như sau\s*:|\bQUYẾT ĐỊNH\b|\bQUYẾT NGHỊ\b|\.\s+(?=[A-ZĐ]\w+\s)"
)
_TYPE = rf"(?:{words.DOC_TYPES})"
_PAPER = re.compile(r"(?:Tờ trình|Công văn|Báo cáo|Văn bản|Đề án)\s+(?:số\s*)?\d", re.IGNORECASE)
_NESTED_NUMBER = re.compile(rf"\b{_TYPE}\s+số", re.IGNORECASE)
_OPENER = re.compile(
    r"\b(?:về|thực hiện|triển khai|sửa đổi|bổ sung|hướng dẫn|quy định|ban hành|thi hành|phê duyệt|"
    r"theo|tại|cụ thể hóa|cụ thể hoá|tổng kết|sơ kết|của)\b"
)
_NUMBER = re.compile(
    r"(?:số\s*:?\s*)?(\d+[a-zđ]?(?:\s?[-/]\s?|\s(?=[A-ZĐ]{2,}/[A-ZĐ]))(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐđ]*(?:\s?[-/.]\s?[A-ZĐ][\wĐđ]*)*)"
)
_DATE = re.compile(rf"(?:ngày\s+)?({dates.DATE})")
_ISSUER = re.compile(
    r"\bcủa\s+((?:(?!\s(?:về|ban hành|quy định|hướng dẫn|phê duyệt|sửa đổi|triển khai|thực hiện|"
    r"“|\"|ngày|giai đoạn|năm|trong)\b|\s[“\"]|[,;:.“\"]).)+(?:\(\s*[Kk]h[oó]a\s\w+\))?)"
)
_ABOUT = re.compile(
    r"(?:\bvề(?: việc)?\s+|(?=\b(?:ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|thực hiện|"
    r"triển khai)\s)"
    r"|(?=[“\"]))(.+)$"
)
_ANY_TYPE = re.compile(rf"(?<![\w-])({words.DOC_TYPES})(?![\w])", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:^\s*|[;.]\s*|,\s*|\s(?:và|cùng)\s+)(?:(?:[-–+]|các|và|trên cơ sở|xem xét|căn cứ|thực hiện|"
    r"theo|nội dung|tinh thần|triển khai|tại|Tờ trình|chức năng, nhiệm vụ,?)\s+)*$",
    re.IGNORECASE,
)
# «của Giám đốc Sở Y tế tại » stands before the paper it proposes.
_PROPOSER = re.compile(r"(?:[;,]\s*)?của\s+([^;,]+?)\s+tại\s+$")
# «các Nghị quyết của Hội đồng: số 3/NQ-HĐND …; số 4/NQ-HĐND …»: a number takes the type before it.
_BARE = re.compile(r"(?<=[;:])\s+(?:và\s+)?(?=(?:số\s+)?\d+[a-z]?[-/][A-ZĐ\d])")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|\([^)]*\)")


def read(paras):
    """Bases of the preamble paragraphs, in order."""
    found = []
    for para in paras:
        leads = list(_LEAD.finditer(para.text))
        if not leads and found and re.match(rf"[-–+\s]*{_TYPE}", para.text, re.IGNORECASE):
            found += _items(para, 0, len(para.text), "list-continued")
        for i, lead in enumerate(leads):
            end = leads[i + 1].start() if i + 1 < len(leads) else len(para.text)
            rule = lead.group(1).split()[0].lower()
            found += _items(para, lead.end(1), _cut(para.text, lead.end(1), end), rule)
    return [basis for basis in found if basis]


def _cut(text, start, end):
    stop = _STOP.search(_blind(text), start, end)
    return stop.start() if stop else end


def _blind(text):
    """The text with quotations and brackets blanked, same length."""
    return _QUOTED.sub(lambda m: "¤" * len(m.group()), text)


def _items(para, start, end, rule):
    text = _blind(para.text)
    starts = _top_level(text, start, end)
    if rule in ("theo", "xét"):
        starts = starts or [paper.start() for paper in _papers(text, start, end)]
        if not starts:
            return [_proposal(para, start, end, rule)]
    ends = [*(_before_next(text, at) for at in starts[1:]), end][: len(starts)]
    found, heir = [], None
    for a, b in zip(starts, ends, strict=True):
        heir = words.is_type(para.text[a:b]) or heir
        if not para.text[a:b].rstrip().endswith(":"):  # «các Nghị quyết của Hội đồng:» names none
            found.append(_basis(para, a, b, rule, heir))
    return found


def _before_next(text, at):
    """Where a base ends before the next: «; của Sở B tại» belongs to what follows."""
    found = _PROPOSER.search(text[:at])
    return found.start() if found else at


def _papers(text, start, end):
    """«… tại Tờ trình số 9; của Sở B tại Báo cáo số 5 và công văn số 7»: the first, then each joined."""
    found = list(_PAPER.finditer(text, start, end))
    return [
        one
        for i, one in enumerate(found)
        if not i or text[: one.start()].endswith(("tại ", " và "))
    ]


def _top_level(text, start, end):
    """Where each base begins: at the start, after «;», or after a comma outside of «về …»."""
    starts = []
    marks = [*_ANY_TYPE.finditer(text, start, end), *_BARE.finditer(text, start, end)]
    for match in sorted(marks, key=re.Match.start):
        if match.re is _BARE:
            starts += [match.end()] if starts else []
            continue
        before = text[start : match.start()]
        joint = _JOINT.search(before)
        since = before[starts[-1] - start :] if starts else None
        if joint and since is not None:
            since = since[: len(since) - len(joint.group())]
        if _is_base(text, match, before, joint, since) if joint else _unparted(text, match, since):
            starts.append(match.start())
    return starts


def _unparted(text, match, since):
    """«… của Chính phủ Chương trình số 3-CTr/TU»: a comma forgotten between two numbered papers."""
    return bool(
        since
        and match.group()[0].isupper()
        and text.startswith(" số ", match.end())
        and _NUMBER.search(since)
        and not _OPENER.search(re.sub(r"\bcủa\b", "   ", since))
    )


def _is_base(text, match, before, joint, since):
    """`since` is what stands between the base before and this one; None for the first."""
    capital = match.group()[0].isupper()
    if not capital and not re.search(r"trên cơ sở|căn cứ|nội dung|^\s*$", joint.group() or before):
        return False
    if since is None:
        return not re.search(r"\w{4,}", joint.string[: joint.start()]) or ";" in joint.group()
    if ";" in joint.group() or "trên cơ sở" in joint.group():
        return True
    after = text[match.end() :]
    numbered = re.match(r"\s*số\s", after) or _NUMBER.match(after.lstrip())
    inner = _OPENER.search(re.sub(r"\bcủa\b", "   ", since))
    if "," in joint.group():
        return bool(numbered) or not inner
    return bool(numbered) and (not inner or _outer_alone(since, inner.end()))


def _outer_alone(since, inside):
    """Whether the base before bears a number and what it is about names no other numbered paper."""
    own = _NUMBER.search(since[:inside])
    return bool(own) and not _NUMBER.search(since[inside:])


def _basis(para, start, end, rule, heir=None):
    text = para.text[start:end].rstrip(" ;,.")
    text = re.sub(r"[;,]?\s*(?:và )?trên cơ sở(?: nội dung)?$", "", text).rstrip(" ;,")
    own = words.is_type(text)
    kind = own or heir
    if not kind or (kind in ("ý kiến", "đề nghị", "dự án") and not _NUMBER.search(text)):
        return None
    text = re.sub(r"\s+(?:và|cùng)$", "", text)
    rest = text[len(own or "") :]
    number, date = _own_number(rest), _own_date(rest)
    issuer = None if kind.endswith("luật") else _named_issuer(_blind(rest), number)
    said = {
        "number": number,
        "date": date,
        "issuer": _issuer(rest, issuer) or _proposer(para.text[:start]),
        "about": _about(text, rest, _ABOUT.search(rest), number),
    }
    return LegalBasis(
        type=kind[0].upper() + kind[1:],
        **said,
        key=identity.key_of(kind, **{**said, "about": _name_of(kind, text, said)}),
        span=(para.start + start, para.start + start + len(text)),
        rule=f"preamble-{rule}",
        confidence=0.95 if number else 0.8,
    )


def _name_of(kind, text, said):
    """A law is named by its own words, whatever it is said to be about."""
    return text if kind.endswith("luật") else said["about"]


def _own_number(rest):
    """A number directly after the type or after the name of a law, none from a nested document."""
    found = _NUMBER.search(rest)
    nested = _NESTED_NUMBER.search(rest)
    if not found or (nested and nested.start() < found.start()):
        return None
    if re.search(r"\b(?:về|thực hiện|triển khai|ban hành)\b", rest[: found.start()]):
        return None
    return re.sub(r"\s+", "", found.group(1))


def _own_date(rest):
    found = _DATE.search(rest)
    if not found or re.search(r"\b(?:thực hiện|triển khai)\b|“", rest[: found.start()]):
        return None
    return dates.iso(found.group(1))


def _named_issuer(rest, number):
    """The body after «của»; without a number what nests inside is named first, the issuer last."""
    found = list(_ISSUER.finditer(rest))
    if number or not re.match(r"\s+(?:thực hiện|triển khai|về)\b", rest):
        return found[0] if found else None
    return found[-1] if found else None


def _proposer(before):
    found = _PROPOSER.search(before)
    return found and found.group(1)


def _issuer(rest, match):
    if match:
        return rest[match.start(1) : match.end(1)].strip(" ,")
    congress = re.match(r"\s+((?:Đại hội|Hội nghị)[^,;“]*)", rest)
    return congress.group(1).strip() if congress else None


def _about(text, rest, match, number):
    if match:
        return match.group(1).strip(' .;,“”"')
    return None if number else text


def _proposal(para, start, end, rule):
    """«Theo đề nghị của …» without a numbered paper."""
    text = para.text[start:end].strip(" ;,.")
    lead = para.text[:start].lower()
    if "đề nghị" not in lead + text[:12].lower():
        return None
    issuer = re.search(r"của\s+([^;,]+)", text)
    at = para.start + para.text.find(text, start)
    return LegalBasis(
        type="Đề nghị",
        number=None,
        date=None,
        issuer=issuer.group(1) if issuer else text,
        about=None,
        key=identity.key_of("Đề nghị", issuer=issuer.group(1) if issuer else text),
        span=(at, at + len(text)),
        rule=f"preamble-{rule}",
        confidence=0.6,
    )
