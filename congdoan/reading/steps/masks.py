"""Digits that are no figures: dates, numbers of documents, ordinals, ages, names, thresholds."""

import re

from congdoan.reading import words
from congdoan.reading.steps import dates

BLANK = "¤"
_N = r"\d+(?:[.,]\d+)*"
_WORKERS = (
    r"(?:người lao động|lao động|đoàn viên|công nhân|CNLĐ|NLĐ|CNVCLĐ|nữ|người|hội viên|đảng viên|"
    r"cán bộ|học sinh|thành viên|hộ|ủy viên|tỷ đồng|triệu đồng|năm)"
)
_PLACES = (
    r"(?:doanh nghiệp|đơn vị|cơ quan|tổ chức|CĐCS|cơ sở|nhà nước|nghiệp đoàn|khu công nghiệp|nơi|"
    r"hợp tác xã|trường|khu vực|dự án|công ty|DN|quy mô|công đoàn|xã|huyện|thôn)"
)
_COUNTED = rf"(?:%|người|{words.COUNTED})"
_PATTERNS = (
    # Names and titles in quotation marks.
    r"“[^”]{1,400}”|\"[^\"]{1,400}\"|«[^»]{1,400}»",
    r"https?://\S+|\S+@\S+|www\.\S+",
    # Dates, months, years, terms.
    rf"(?:ngày\s+)?(?:{dates.DATE})",
    r"(?:ngày|sáng|chiều)\s+\d{1,2}\s*(?:/|-|tháng|đến)\s*\d{1,2}(?:\s*/\s*\d{1,4})?",
    r"ngày\s+\d{1,2}\b(?:\s+hàng tháng)?",
    r"tháng\s+\d{1,2}(?:\s*(?:/|-|,|và|đến|năm)\s*(?:tháng\s+)?\d{1,4})*",
    r"quý\s+(?:\d|[IV]+)(?:[/ ]\d{4})?",
    r"\b\d{1,2}/(?:19|20)\d{2}\b",
    r"(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}",
    r"(?:năm|khóa|nhiệm kỳ|giai đoạn|niên độ|vụ)\s+(?:học\s+)?\d{4}(?:\s*(?:[-–,]|và|đến|"
    r"đến năm)\s*\d{4})*",
    rf"(?<![\d.,])(?:19|20)\d{{2}}(?!\s*{_COUNTED}|[\d.,]\d|\d)",
    r"\b\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}(?!\w)(?:\s*phút)?",
    # Numbers of documents and other names.
    r"\b\d+[a-zđ]?\s?[-/]\s?[A-ZĐ][\wĐđ\-/&.]*",
    r"\b\d+/\d{4}/[\w\-ĐđƯ]+",
    r"(?<!tổng )\bsố\s*:?\s*\d+[a-z]?(?:[/-][\wĐđ\-/]+)?(?!\s*(?:%|\d|đoàn viên))",
    rf"(?:Đề án|Dự án|Chương trình|Quỹ|vốn|ISO|TCVN|Tiểu dự án|Dự án thành phần|"
    rf"(?i:{words.DOC_TYPES})"
    r"|Trung ương|TW|Covid|COVID|Quốc lộ|QL|Hội nghị)\s?-?\s?\d+(?:[/:]\d+)?(?!\s*%|\d|[.,]\d|\s*"
    rf"{_COUNTED})\b",
    # Ordinals.
    r"(?:thứ|lần thứ|lần|khóa|khoá|kỳ|khoản|điểm|[Đđ]iều|mục|Mục|phần|Phần|chương|Chương|"
    r"[Pp]hụ lục|"
    r"[Bb]iểu|[Mm]ẫu|bước|nhóm|vòng|đợt|tiêu chí|cấp độ|mức độ|bậc|hạng|loại|vùng|cột|dòng|"
    r"[Cc]âu|Tổ|"
    r"Thông tin|số thứ tự|giải)\s+(?:số\s*)?\d{1,3}(?:\.\d+)*[a-zđ]?(?!\s*%|\d|[.,]\d|[/-]\d|\w)"
    r"(?:(?:,|\s+và|\s*-)\s*\d{1,2}(?=[\s,;.)]))*",
    r"\b\d\.0\b|\b[A-Z]+\d+\b|\b\d[A-Z]\b|\[\d+\]|\(\d{1,2}\)|\d{9,}|\b\d{2}/7\b|24/24",
    # Fractions and calendar days without the word «ngày».
    r"\b\d{1,2}/\d{1,2}\b(?:/\d{4})?",
    # Spans of time: anniversaries, terms, ages.
    r"(?:từ\s+)?(?:đủ\s+)?\d+(?:\s*[-–]\s*\d+|\s+đến\s+\d+)?\s+(?:năm|tháng|tuần|ngày|giờ|phút|"
    r"tiếng|quý|nhiệm kỳ|thập "
    r"kỷ|thế kỷ)\b(?:\s+trở (?:lên|xuống))?",
    r"(?<!thọ)(?:từ|đủ|trên|dưới|quá)\s+(?:đủ\s+)?\d+\s+tuổi(?:\s+trở (?:lên|xuống))?|"
    r"(?<!đạt )(?<!và )(?<!lên )\b\d+\s+tuổi(?! thọ)",
    # Kinds of companies and the names of schemes.
    r"(?:(?:từ|trên|dưới)\s+)?\d+\s*%\s*(?:trở lên\s+)?vốn\b",
    r"(?:Đề án|Dự án)\s+[^;:.,%]{0,30}?(?:ít nhất|tối thiểu)\s+\d[\d.]*",
    # Thresholds that say which workplaces are meant.
    rf"{_PLACES}[^;.:%\d]{{0,45}}?\s(?:có|sử dụng|thuê)(?:\s[^\W\d]+){{0,3}}?\s+(?:từ|trên|dưới|đủ)"
    rf"\s+(?:đủ\s+)?{_N}(?:\s*(?:đến|-|"
    rf"–)\s*(?:dưới\s+)?{_N})?\s+{_WORKERS}(?:\s+\w+){{0,2}}?(?:\s+trở (?:lên|xuống))?",
    rf"(?:doanh nghiệp|đơn vị|cơ sở|DN|"
    rf"công ty)\s(?:[^\W\d]+\s){{0,4}}?từ\s+(?:đủ\s+)?{_N}\s+(?:người lao động|lao động|"
    r"công nhân|CNLĐ|NLĐ)\s+trở lên",
    rf"(?:quy mô|sử dụng)\s+(?:từ|trên|dưới)?\s*{_N}\s+{_WORKERS}(?:\s+trở (?:lên|xuống))?",
)
_ALL = [re.compile(pattern) for pattern in _PATTERNS]
# «Phấn đấu mỗi công đoàn cơ sở có từ 20 …» is a target, no threshold.
_AIM = re.compile(r"(?i)phấn đấu|mỗi|chỉ tiêu|mục tiêu|đạt")
_HOUSING = re.compile(r"\b(?:thành lập|phát triển|xây dựng|có)\b.*", re.IGNORECASE)
_TITLE = re.compile(
    rf"(?:{words.DOC_TYPES})\s+(?:số\s)?[^;:.]{{0,120}}?\s(?:về|phê duyệt)\s[^;:]*?(?=[;:]|"
    rf",\s*(?:phấn đấu|bảo đảm|đảm bảo)|\.\s|$)",
    re.IGNORECASE,
)


def mask(text):
    """The same text, same length, with everything that only looks like a figure blanked."""
    for pattern in _ALL:
        text = pattern.sub(_blank, text)
    return _TITLE.sub(_title, text)


def _blank(match):
    found = match.group()
    if re.match(_PLACES, found) and _AIM.search(found):
        return found
    if re.match(_PLACES, found):
        digit = re.search(r"(?:từ|trên|dưới|đủ|ít nhất|khoảng)\s+(?:đủ\s+)?\d", found)
        kept = digit.start() if digit else 0
        return found[:kept] + BLANK * (len(found) - kept)
    return BLANK * len(found)


def _title(match):
    """Inside the title of a numbered document digits are no figures; % of one's own aim stay."""
    found = match.group()
    if not re.match(rf"(?i:{words.DOC_TYPES})\s+(?:số\s)?{BLANK}", found):
        return found
    if re.search(r"(?i)phấn đấu|ít nhất|trở lên|tối thiểu", found):
        return found
    return re.sub(r"\d", BLANK, found)
