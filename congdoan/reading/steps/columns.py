"""Two columns on one line: header and signature blocks read left column first."""

import re

from congdoan.reading import letters

# Marks a line that must not be joined to its neighbours; removed from the text afterwards.
APART = "\u2063"
_GAP = re.compile(r"(?<=\S)\s*\|\s*(?=\S)|(?<=\S)\s{3,}(?=\S)")
_RIGHT = letters.compile(
    r"(?<=\S)\s+(?=CỘNG\s+H\w+\s+XÃ\s+HỘI|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM\s*$)"
    r"|(?<=[A-ZĐ\d])\s+(?=[A-ZĐÀ-Ỹ][\w.]*(?:[\s-]+[\w.]+){0,5},\s*ngày\s)"
)
_TORN = (
    # A date stamped into a wide gap: «ngày   19    tháng 5».
    (re.compile(r"(\bngày)[ \t]{2,}(\d{1,2})[ \t]+(?=tháng)"), r"\1 \2 "),
    (re.compile(r"(\btháng)[ \t]{2,}(\d{1,2})[ \t]+(?=năm)"), r"\1 \2 "),
    # Web pages tear the header apart at every space and leave the bars of their table behind.
    (
        re.compile(
            r"CỘNG[\s|]*H(?:ÒA|OÀ)[\s|]*XÃ[\s|]*HỘI[ \t]*\|?\s*CHỦ[\s|]*NGHĨA[\s|]*VIỆT[\s|]*NAM"
        ),
        "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    ),
    (re.compile(r"(?m)^\s*Số\s*:[\s|]*\n[\s|]*(?=\d)"), "Số: "),
    (
        letters.compile(r"(?m)^([A-ZĐÀ-Ỹ]\w*(?: \w+){0,2})\s*\n\s*([A-ZĐÀ-Ỹ]\w*(?: \w+)?, ngày\s)"),
        r"\1 \2",
    ),
    (
        re.compile(
            r"(,\s*ngày(?: +\d{1,2})?(?: +tháng(?: +\d{1,2})?)?)[ \t]*\n\s*(?=\d|tháng|năm)"
        ),
        r"\1 ",
    ),
)
_SIGNS = re.compile(r"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ)\s*\.\s*[A-ZĐ]|(?:T/M|K/T|T/L)\.?\s+[A-ZĐ])")
_INLINE = re.compile(r"(?<=[./;])[ \t]+(?=N(?:ơi nhận|ƠI NHẬN)\s*:)")
_GLUED = letters.compile(
    r"\b((?:KT|TL|TUQ|TM)\.[ \t]?(?:[A-ZĐÀ-Ỹ]+[ ,]?)+?)[ \t]*"
    r"((?:PHÓ |TỔNG )?(?:CHỦ TỊCH|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|THỐNG ĐỐC|CHỦ NHIỆM|"
    r"CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG))"
    r"[ \t]*([A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:[ \t][A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4})(?=\s|$)[ \t]*"
)
_START = re.compile(
    r"\s*(?:[Cc]ăn cứ|[Tt]hực hiện |[Kk]ính gửi|KÍNH GỬI|I\s?[.-]|1\.\s|Điều 1|Phần |PHẦN |"
    r"[Tt]heo đề nghị|[Xx]ét )"
)
_RECIPIENTS = re.compile(r"^\s*\W*(?:nơi nhận|NƠI NHẬN|Nơi nhận)\b")
_NATION = re.compile(r"CỘNG\s+H\w+\s+X\w+\s+HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^\s*Số\s*:")


def mend(text):
    """The first lines of a text with what web pages tear out of headers put back."""
    head, rest = text[:2500], text[2500:]
    for pattern, whole in _TORN:
        head = pattern.sub(whole, head, count=1)
    return _bars(_closing(head + rest))


def _closing(text):
    """«… ./. Nơi nhận: …» on one line and «KT. BỘ TRƯỞNGTHỨ TRƯỞNGTên Người» taken apart."""
    text = _INLINE.sub("\n", text)
    return _GLUED.sub(lambda m: "\n" + "\n".join(filter(None, m.groups())) + "\n", text)


def _bars(text):
    """Bars that close a line without any other bar before are no table."""
    lines = text.split("\n")
    return "\n".join(
        line.rstrip().rstrip("|") if line.count("|") == 1 and line.rstrip().endswith("|") else line
        for line in lines
    )


def untangle(lines):
    """Lines with the two-column blocks at the head and after «Nơi nhận» taken apart."""
    done, at = [], 0
    head = _head_end(lines)
    done += _block(lines[:head], _RIGHT)
    at = head
    while at < len(lines):
        if _RECIPIENTS.match(lines[at]) or _SIGNS.search(lines[at][:90]):
            end = _closing_end(lines, at)
            done += _block(lines[at:end], _SIGNS)
            at = end
        else:
            done.append(lines[at])
            at += 1
    return done


def _head_end(lines):
    """Where the header stops: the first line of the preamble or body, 40 lines at most."""
    texts = [i for i, line in enumerate(lines) if line.strip()][:40]
    if not any(_NATION.search(lines[i]) for i in texts[:14]):
        return 0
    for i in texts:
        if _START.match(lines[i]) and not _NATION.search(lines[i]):
            return i
    return texts[-1] + 1 if texts else 0


def _closing_end(lines, at):
    """The closing block ends with the file or where a heading, an annex or long prose begins."""
    for i in range(at + 1, min(len(lines), at + 70)):
        text = lines[i].strip()
        if re.match(r"(?:PHỤ LỤC|Phụ lục|KẾ HOẠCH|CHƯƠNG TRÌNH|I\.\s|Điều 1)", text):
            return i
    return min(len(lines), at + 70)


def _block(lines, splitter):
    """Left pieces, then right pieces, of each run of two-column lines."""
    done, left, right = [], [], []
    for line in lines:
        line = re.sub(r"\s*\|[\s|]*$", "", line)
        parts = _parts(line, splitter)
        if len(parts) > 1:
            left.append(APART + parts[0])
            right += [APART + part for part in parts[1:]]
        elif not line.strip() and (left or right):
            continue
        elif right and splitter is _SIGNS:
            (left if _is_left(line) else right).append(line)
        elif right and re.match(r"\s*(?:Số\s*:|V/v|[*\s]*$)", line):
            left.append(APART + line)
        else:
            done += left + right + [line]
            left, right = [], []
    return done + left + right


def _is_left(line):
    indent = len(line) - len(line.lstrip())
    text = line.strip()
    return indent < 20 and bool(
        re.match(r"[-+•–]|[Ll]ưu", text) or text[:1].islower() or text[-1:] in ";,"
    )


def _parts(line, splitter):
    line = line.strip(" \t|")
    parts = [part.strip() for part in _GAP.split(line) if part.strip(" *")]
    if len(parts) > 1:
        return parts
    return [part.strip() for part in splitter.split(line) if part and part.strip()]
