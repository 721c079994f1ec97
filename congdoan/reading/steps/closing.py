"""The end of a document: recipients («Nơi nhận») and the signature block."""

import re
from dataclasses import dataclass

from congdoan.reading import letters
from congdoan.reading.models import Found, Recipient

_HEAD = re.compile(r"\W*(?:nơi nhận|kính gửi các nơi nhận)\b\s*[:.]?\s*(.*)$", re.IGNORECASE)
_ITEM = re.compile(r"^[-–+•*●]\s*|^\s+")
_AUTHORITY = letters.compile(
    r"\W{0,3}(?:TM|T/M|T\.M|KT|K/T|TL|T/L|TUQ|T/U\.?Q)\s*[./]?\s*[A-ZĐÀ-Ỹ]"
)
_ACTING = re.compile(r"\W{0,3}(?:KT|K/T|TL|T/L|TUQ|Q)\s*\.?\s*[A-ZĐ]")
_ROLES = (
    r"(?:Q\.\s*)?(?:PHÓ |TỔNG |THƯỜNG TRỰC |QUYỀN )*(?:CHỦ TỊCH|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|"
    r"GIÁM ĐỐC|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|THỦ TƯỚNG|HIỆU TRƯỞNG|CHÁNH ÁN|VIỆN TRƯỞNG|CỤC TRƯỞNG|"
    r"VỤ TRƯỞNG|TRƯỞNG PHÒNG|CHỦ NHIỆM|TỔNG BÍ THƯ|CHỦ NHIỆM|ỦY VIÊN|UỶ VIÊN|TRƯỞNG ĐOÀN|"
    r"CHÁNH THANH TRA|THỐNG ĐỐC|TỔNG THƯ KÝ|TỔNG THANH TRA|CHỦ NHIỆM|CHI CỤC TRƯỞNG|TỔNG BIÊN TẬP|VIỆN TRƯỞNG)"
)
_ROLE = letters.compile(rf"\W{{0,3}}{_ROLES}(?:[ -][A-ZĐÀ-Ỹ,\- ]+)?$")
_BOTH = re.compile(rf"(.+?(?<!ĐOÀN)(?<!KT\.)(?<!TL\.)(?<!TUQ\.))\s+({_ROLES})\s*(.*)$")
_NAME = letters.compile(
    r"(?:(?:GS|PGS|TS|ThS|BS|KS|Ths|Ts)\.?,?\s*)*[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,5}$"
)
_END = re.compile(r"(?:PHỤ LỤC|Phụ lục|KẾ HOẠCH|CHƯƠNG TRÌNH|I\.\s|Điều 1|\(?Ban hành kèm)")


@dataclass(frozen=True)
class Closing:
    """`covers` holds the places of the paragraphs that are no body."""

    recipients: list
    signature: dict
    found: dict
    covers: frozenset


def read(paras):
    """Recipients and signature of the first document in `paras`."""
    recipients, listed = _recipients(paras)
    anchor = min(listed) if listed else len(paras) - 1
    signature, found, signed = _signature(paras, anchor, listed)
    return Closing(recipients, signature, found, frozenset(listed | signed))


def _recipients(paras):
    for at, para in enumerate(paras):
        head = _HEAD.match(para.text)
        if head and len(para.text) < 400:
            items, covered = _items(paras, at, head)
            if items:
                return items, covered
    return [], set()


def _items(paras, at, head):
    pieces, covered = [], {at}
    if head.group(1).strip():
        pieces.append((head.group(1), paras[at].start + head.start(1)))
    for i in range(at + 1, len(paras)):
        text = paras[i].text
        if _END.match(text) or _is_signature(text):
            break
        if not _ITEM.match(text) and pieces and (_NAME.match(text) or text.isupper()):
            break
        pieces = _add(pieces, text, paras[i].start)
        covered.add(i)
        if re.match(r"[-–+•*\s]*[Ll]ưu\b", text):
            break
    return [item for piece in pieces for item in _split(*piece)], covered


def _add(pieces, text, start):
    """A line that neither begins with a dash nor follows a finished item goes on with the last."""
    if pieces and not _ITEM.match(text) and not re.search(r"[;,.]\s*$", pieces[-1][0]):
        before, at = pieces[-1]
        return [*pieces[:-1], (f"{before} {text}", at)]
    return [*pieces, (text, start)]


def _split(text, start):
    for match in re.finditer(r"(?:(?!;\s*[-–+•]\s).)+", text):
        name = re.sub(r"^[\s;]*[-–+•*●]?\s*", "", match.group())
        name = re.sub(r"[\s;,.]+$", "", name)
        if name and not re.fullmatch(r"\W*", name):
            at = start + match.start() + match.group().find(name)
            span = (at, at + len(name))
            yield Recipient(name=name, span=span, rule="recipient-line", confidence=0.95)


def _is_signature(text):
    return bool(_AUTHORITY.match(text) and text[:30].isupper()) or bool(_ROLE.match(text))


def _signature(paras, anchor, listed):
    """Authority, role and name nearest after the recipients, or else before them."""
    after = range(max(listed) + 1 if listed else 0, len(paras))
    before = range(anchor - 1, max(anchor - 14, -1), -1)
    places = [*after, *before] if listed else list(reversed(after))
    lines = [i for i in places if _is_signature(paras[i].text)][:12]
    if not lines:
        return {}, {}, set()
    first = lines[0]
    while first - 1 >= 0 and _is_signature(paras[first - 1].text):
        first -= 1
    said, found, covered = _block(paras, first)
    # An office alone, far from any list of recipients, is who decides and not who signs.
    if not listed and not {"signer_authority", "signer_name"} & set(said):
        return {}, {}, set()
    return said, found, covered


def _block(paras, first):
    said, found, covered = {}, {}, set()
    for i in range(first, min(first + 12, len(paras))):
        text = paras[i].text.strip(" *_")
        part = _part(text, said)
        if part is None and said and not re.match(r"\W|[Đđ]ã ký|.{0,25}$", text):
            break
        covered.add(i)
        for name, value in (part or {}).items():
            said[name] = f"{said[name]} {value}" if name in said else value
            found[name] = Found(span=(paras[i].start, paras[i].end), rule=name, confidence=0.9)
        if "signer_name" in said:
            break
    return said, found, covered


def _part(text, said):
    if _AUTHORITY.match(text) or ("signer_role" not in said and _ACTING.match(text)):
        both = _BOTH.match(text) if not _ACTING.match(text) else None
        if not both:
            return {"signer_authority": text}
        parts = {"signer_authority": both.group(1), "signer_role": both.group(2)}
        if _NAME.match(both.group(3)):
            parts["signer_name"] = both.group(3)
        return parts
    if _ROLE.match(text):
        return {"signer_role": text} if "signer_role" not in said else None
    if _NAME.match(text) and said:
        return {"signer_name": text}
    if said and "signer_role" not in said and text.isupper():
        return {"signer_authority": text}
    return None
