"""Tasks that name who has to do them: in sections on carrying out, or with «chủ trì», «giao»."""

import re
from dataclasses import replace

from congdoan.reading import words
from congdoan.reading.models import Task
from congdoan.reading.steps import labels, periods
from congdoan.reading.steps.figures import sentences

_SECTION = re.compile(
    r"tổ chức thực hiện|phân công|trách nhiệm|tổ chức triển khai|nội dung theo chương trình"
)
# What may follow «Các»: kinds of bodies that are no names.
_PLURAL = (
    r"(?<=[Cc]ác )(?:sở|ban|ngành|huyện|tỉnh|thành|cơ quan|đơn vị|công đoàn|địa phương|phòng|"
    r"cấp ủy|cấp uỷ|đảng ủy|doanh nghiệp)"
)
_VERBS = (
    r"có trách nhiệm|chịu trách nhiệm|chủ trì|chủ động|tham mưu|theo dõi|căn cứ|phối hợp|"
    r"hướng dẫn|tổ chức|ban hành|"
    r"xây dựng|triển khai|chỉ đạo|đôn đốc|kiểm tra|giám sát|tổng hợp|báo cáo|bố trí|cụ thể hóa|"
    r"phân công|nghiên cứu|"
    r"đề xuất|tiếp tục|tăng cường|thực hiện|quán triệt|lãnh đạo|định hướng|bảo đảm|đảm bảo|"
    r"là đầu mối|lập|rà soát|thường xuyên|giúp"
)
_ACTOR = re.compile(
    rf"^(?P<lead>(?:(?:[Hh][àằ]ng (?:năm|quý|tháng)|[Đđ]ịnh kỳ)[^,]{{0,20}},\s*|"
    rf"[Cc]ăn cứ[^,]{{0,80}},\s*)?(?:[Gg]iao(?: cho)?|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công)?\s*)"
    rf"(?P<who>(?:[Cc]ác (?:đồng chí )?|[Đđ]ồng chí )?(?:{words.BODY}|uỷ viên|"
    rf"ủy viên|{_PLURAL})(?:(?!\b(?:{_VERBS})\b)[^.;:])*?)\s*,?\s*"
    rf"(?:chịu\s|cần\s|phải\s)?(?P<verb>{_VERBS})\b"
)
_ANYBODY = re.compile(
    r"[Cc]ác (?:cấp|công đoàn|đơn vị|doanh nghiệp|cơ quan)|Công đoàn (?:cơ sở|các cấp|cấp)|"
    r"Chủ tịch CĐ|Công đoàn (?:phối|tham|tích|chủ)"
)
_TOLD = [
    "có trách nhiệm",
    "chịu trách nhiệm",
    "chủ trì",
    "chủ động",
    "tham mưu",
    "theo dõi",
    "ban hành",
    "là đầu mối",
]
_ONLY_BODY = re.compile(
    rf"(?:[Cc]ác |[Đđ]ối với (?:các )?|[Gg]iao |[Đđ]ề nghị )?(?:{words.BODY})(?:(?!\b(?:{_VERBS}|"
    rf"và giải pháp)\b)[^.:])*$"
)
_COLON = re.compile(
    rf"^[-–+*\s]*(?P<who>(?:[Cc]ác |[Đđ]ối với (?:các )?|"
    rf"[Gg]iao (?:cho )?)?(?:{words.BODY})[^.;:]{{0,110}}):\s*(?P<rest>.*)$"
)
_HEADING = re.compile(
    rf"^(?:[Đđ]ối(?: với)? |[Gg]iao (?:cho )?|[Tt]rách nhiệm (?:của )?|[Đđ]ề nghị |"
    rf"[Pp]hân công )?(?P<who>(?:[Cc]ác |cơ quan |Cơ quan )?(?:{words.BODY}|uỷ viên|ủy viên|"
    rf"công đoàn|đơn vị).*)$"
)
_WITH = re.compile(
    rf"(?:phối hợp (?:chặt chẽ )?(?:với|cùng)|cùng với)\s+((?:các )?(?:{words.BODY}|cơ quan|"
    rf"đơn vị|sở|ngành|phòng)(?:(?!\s(?:{_VERBS}|trong|để|nhằm)\b)[^.;:,])*)"
)
_NAMED_ITEM = re.compile(rf"\s*(?P<who>(?:{words.BODY})[^.;:]{{0,110}}):\s*(?=\S)")
_LABELLED = re.compile(
    r"(?:Đơn vị|Cơ quan|Bộ phận|Ban|Chủ trì)\s*(?:thực hiện|chủ trì)?\s*:\s*(?P<who>[^.;:\n]+)"
)
_COOPERATES = re.compile(r"(?i)(?:đơn vị |cơ quan )?phối hợp(?: thực hiện)?\s*:\s*([^.;\n]+)")
_WHEN = re.compile(r"(?i)thời gian(?: thực hiện| hoàn thành)?\s*:\s*([^.;\n]+)")
_OFTEN = re.compile(
    r"(?i)\b(định kỳ(?: hàng (?:tháng|quý|năm)| 6 tháng)?|h[àằ]ng (?:năm|quý|tháng)|"
    r"thường xuyên)\b|(trước ngày [\d/]+|trong quý [IV\d]+(?:/\d{4}| năm \d{4})?|"
    r"khi có (?:kế hoạch|yêu cầu)[^.;]*)"
)
_NOBODY = "-"
_NO_TASK = re.compile(
    r"(?:Xác định đây|Trong đó|Quá trình thực hiện|Trong quá trình|Trên đây|(?:Chương trình|"
    r"Chương trình hành động|Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Hướng dẫn|Đề án) này|Nếu|"
    r"Yêu cầu các|Cụ thể:|(?:Nếu )?[Cc]ó (?:khó khăn|vướng mắc)|Căn cứ Kế hoạch này)\b"
)


def read(paras, chains, sections):
    """Tasks of the body, each with the body of people that has to do it."""
    found, bullet, under = [], None, None
    headed = any(chains.values())
    for i in sorted(chains):
        para, chain = paras[i], chains[i]
        if sections[i] == "result" or (headed and not chain and para.text.rstrip().endswith(":")):
            continue
        carrying = any(_SECTION.search(node.heading.lower()) or _is_body(node) for node in chain)
        if not chain or chain[-1] is not under:
            bullet, under = None, chain[-1] if chain else None
        if not carrying:
            found += _by_name(para)
            continue
        colon = _COLON.match(para.text)
        if colon and (para.text[0] in "-–*+" or labels.match(para.text) is None):
            bullet = colon["who"]
            if colon["rest"]:
                found += _sentences(para, colon.start("rest"), bullet, "named-item")
            continue
        if para.text[:1] in "-–" and bullet and not _plus_before(para):
            bullet = None
        found += _carried(para, chain, bullet)
    return found


def actions(paras, chains, sections, told):
    """Sentences of sections on tasks that name nobody and so are no `told` task."""
    taken = [task.span for task in told]
    found = []
    for i in sorted(chains):
        para = paras[i]
        own = chains[i] and chains[i][-1].span[0] == para.start
        heading = own and len(para.text) < 120 and para.text[-1] not in ".;"
        if sections[i] == "task" and not heading and not _overlaps(para, taken):
            found += _sentences(para, _label_end(para), _NOBODY, "action")
    return [replace(task, responsible="") for task in found]


def _overlaps(para, spans):
    return any(start < para.end and para.start < end for start, end in spans)


def _label_end(para):
    label = labels.match(para.text)
    return len(label.text) if label else 0


def _is_body(node):
    """A heading that is nothing but the name of a body: «2. Các sở»."""
    return len(node.heading) < 90 and bool(_ONLY_BODY.match(node.heading))


def _plus_before(para):
    return para.text.startswith("+")


def _carried(para, chain, bullet):
    """Tasks of a paragraph inside a section on carrying out."""
    label, skip = labels.match(para.text), _label_end(para)
    named = _NAMED_ITEM.match(para.text[skip:]) if label else None
    if named:
        return _sentences(para, skip + named.end(), named["who"], "named-item")
    heading = not re.search(r"[.;/]\s*$", para.text) and len(para.text) < 160
    if label and heading and not _ACTOR.match(para.text[skip:].strip()):
        return []
    return _sentences(para, skip, bullet or _from_heading(chain, para), "under-heading")


def _from_heading(chain, para):
    for node in reversed(chain):
        if node.span[0] == para.start and len(para.text) > 160:
            continue
        named = _HEADING.match(node.heading)
        if named and len(node.heading) < 160:
            return named["who"].strip(" :.")
    return None


def _sentences(para, skip, who, rule):
    found = []
    for start, end in sentences(para.text, skip):
        text = para.text[start:end]
        lead = len(text) - len(text.lstrip(" -–+*"))
        text = text[lead:].rstrip(" .;/")
        actor = _ACTOR.match(text)
        if actor:
            who, rule = _clean(actor["who"]), "actor"
        if who and len(text) > 25 and not _NO_TASK.match(text):
            found.append(_task(text, para.start + start + lead, _clean(who), rule))
    return found


def _by_name(para):
    """Outside of such sections: «Ban X chủ trì …» or «(Đơn vị chủ trì: …)»."""
    labelled = _LABELLED.search(para.text)
    if labelled:
        text = para.text[: labelled.start()].strip(" -–+*(.;") or para.text
        start = para.start + para.text.find(text)
        return [_task(text, start, labelled["who"].strip(" )."), "labelled", para.text)]
    found = []
    for start, end in sentences(para.text, _label_end(para)):
        text = para.text[start:end]
        lead = len(text) - len(text.lstrip(" -–+*"))
        text = text[lead:].rstrip(" .;/")
        actor = _ACTOR.match(text)
        if actor and _named(actor):
            found.append(_task(text, para.start + start + lead, _clean(actor["who"]), "actor"))
    return found


def _named(actor):
    """A certain body, not «the unions of all levels», that is told to do something."""
    if _ANYBODY.match(actor["who"]):
        return False
    return bool(actor["lead"].strip()) or (actor["verb"] in _TOLD and len(actor["who"]) < 90)


def _clean(who):
    return re.sub(r"^(?:[Đđ]ối với |[Gg]iao (?:cho )?|[Đđ]ề nghị )", "", who).strip(" :,.")


def _task(text, start, who, rule, all_text=None):
    source = all_text or text
    together = _COOPERATES.search(source) or _WITH.search(text)
    when = _WHEN.search(source)
    often = _OFTEN.search(text)
    return Task(
        quote=text,
        responsible=who,
        cooperating=together.group(1).strip(" )") if together else None,
        deadline=when.group(1).strip(" )")
        if when
        else (often.group().lower() if often else periods.deadline(text)),
        span=(start, start + len(text)),
        rule=rule,
        confidence=0.7,
    )
