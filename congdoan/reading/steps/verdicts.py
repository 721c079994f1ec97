"""What a figure is: a target to reach, a norm to keep, a result reached, or nothing at all."""

import re
from dataclasses import dataclass

_AIM = re.compile(
    r"phấn đấu|chỉ tiêu|mục tiêu|giao (?:chỉ tiêu|cho)|quyết tâm|cam kết|đăng ký thi đua|đặt ra|"
    r"đề ra|kế hoạch năm|"
    r"(?:đến|hết|cuối) (?:hết |cuối )?(?:năm|nhiệm kỳ|quý|tháng)(?! \d{4}, (?:toàn|đã))|"
    r"h[àằ]ng năm|mỗi năm|bảo đảm|đảm bảo|ít nhất|tối thiểu|"
    r"trở lên|không dưới",
    re.IGNORECASE,
)
_STRONG_AIM = re.compile(r"phấn đấu|chỉ tiêu|mục tiêu|quyết tâm|giao chỉ tiêu", re.IGNORECASE)
# «Phấn đấu …; …; …» aims through the whole of its sentence.
_OPENS_AIM = re.compile(r"\W*(?:[^.;]{0,30}\b)?phấn đấu\b", re.IGNORECASE)
_IN_CASE = re.compile(r"\W*(?:\d+\.|[a-zđ]\))?\s*(?:Trong )?[Tt]rường hợp\b")
_DONE = re.compile(
    r"(?<!\w)đã(?! (?:ký|ban hành|được|đề|giao|phân công|đăng ký|thành lập|nghỉ|có tổ chức))\s|"
    r"(?<!\w)đã (?:có|đạt|được \w+ \d)|hiện (?:có|nay|tại|đang)|đạt được|năm qua|thời gian qua|"
    r"tính đến (?:nay|ngày|thời điểm|hết tháng)|cùng kỳ|trong kỳ|đến nay|vừa qua|trong những năm|"
    r"kết quả|toàn (?:tỉnh|huyện|thành phố|ngành) có|"
    r"năm trước|vượt (?:chỉ tiêu|kế hoạch)|qua (?:khảo sát|kiểm tra|đánh giá)|ước (?:tính|"
    r"thực hiện)|thống kê",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:so với(?: năm| cùng kỳ)?|\((?:năm|giai đoạn|nhiệm kỳ) [^,;()]{0,30}(?:đạt|là|:|có)|"
    r"hiện (?:nay|tại)(?: là| đạt)?|thực hiện năm \d{4}(?: đạt| là)?:?)\s*(?:trên |dưới |"
    r"khoảng )?(?:[¤\d][¤\d\s-]*(?:đạt|là|:)?\s*)?$",
    re.IGNORECASE,
)
_CAP = re.compile(
    r"tối đa|không quá|không vượt quá|nhiều nhất|mức (?:chi|hỗ trợ|đóng|thưởng|phạt|quà|tiền|thu|"
    r"trợ cấp|lương)|"
    r"trích (?:nộp|lập|từ|\d|lại)|định mức|phụ cấp|lãi suất|đoàn phí|kinh phí công đoàn \d|"
    r"đóng (?:kinh phí|bảo hiểm|đoàn phí|góp(?! của))|được hưởng|hưởng|"
    r"mỗi (?:suất|giải|phần)|trị giá|giải (?:nhất|nhì|ba|khuyến khích)|thưởng|nộp|để lại|"
    r"quỹ lương|mức lương|hệ số|tiền lương|"
    r"giảm trừ|thuế|phí|biểu quyết|tán thành|triệu tập|hợp lệ|cơ cấu|số lượng (?:ủy viên|uỷ viên|"
    r"đại biểu)|điểm trừ|cộng điểm|trừ điểm|phiếu",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:trích nộp|trích|nộp|đóng|hưởng|mức đóng|kinh phí công đoàn|kinh phí|đoàn phí|phân phối|"
    r"để lại|quỹ tiền lương|hỗ trợ|chi|bằng|vay|lãi suất)\s*(?:công đoàn\s*)?(?:bằng |"
    r"theo tỷ lệ |tối đa |với mức |từ )?$",
    re.I,
)
_CREATES = re.compile(
    r"(?:thành lập|phát triển|kết nạp|giới thiệu|hỗ trợ|xây dựng|xây mới|sửa chữa|trao(?: tặng)?|"
    r"tặng|đào tạo|tập huấn|bồi dưỡng|tổ chức|mở|"
    r"kiểm tra|giám sát|khảo sát|tư vấn|thăm|vận động|ký kết|thương lượng|khen thưởng|"
    r"tuyên dương|biểu dương|thu hút|giải quyết|tạo|thu|đăng|"
    r"nhân rộng|công nhận|duy trì|tuyên truyền|kiện toàn|giúp đỡ|cho|có|đạt|tham gia|triển khai|"
    r"hoàn thành|đối thoại|thực hiện|trồng)"
    r"(?:\s+(?:được|mới|thêm|tăng thêm|ít nhất|tối thiểu|trên|từ|cho|việc|các|hơn|khoảng|"
    r"trực tiếp|lại|tổng số|ra mắt|kế hoạch))*\s*$",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"đoàn (?:kiểm|giám|công)\w*|tổ|ban|hội đồng|tiểu ban|"
    r"đồng chí|thành viên|ủy viên|uỷ viên|điểm|bản|bộ hồ sơ|bộ|ảnh|trang|từ|mục|phiếu|đại biểu|"
    r"người/|m|giờ|phó|chủ tịch|nội dung|vấn đề|khâu|nhóm|lĩnh vực|nhiệm vụ|chỉ tiêu|giải pháp|"
    r"mặt|phần|bước|đợt|hình thức|"
    r"giai đoạn|cấp|loại|dòng|file|bản sao|biểu|tiêu chí|nội|tuổi|trường hợp|khối|chương|điều"
)
_NO_MEASURE = re.compile(
    r"(?:sao|chỉ tiêu|nhiệm vụ|giải pháp|nhóm|tiêu chí|khâu|đột phá|quan điểm|nội dung|mục tiêu)\b"
)


@dataclass(frozen=True)
class Verdict:
    name: str
    rule: str
    confidence: float


def judge(text, number, left, right, context):
    """The verdict on one figure of a sentence, or None when it says nothing."""
    near, before = text[left : number.at], text[: number.at]
    if number.is_base or _COMPARED.search(near):
        return Verdict("result", "starting-point", 0.6) if context.kind == "report" else None
    if _NO_MEASURE.match(number.unit):
        return None
    if _IN_CASE.match(text):
        return Verdict("norm", "in-case", 0.5)
    if number.unit.startswith("/") and context.section != "result":
        return None
    if not number.unit and not number.from_base and context.section != "target":
        return None
    aimed = bool(_STRONG_AIM.search(before[-220:]) or _OPENS_AIM.match(text))
    done = _DONE.search(before[-160:])
    if (
        done
        and (aim := _STRONG_AIM.search(before[-220:]))
        and aim.start() > before[-220:].find(done.group())
    ):
        done = None
    for rule in (_result, _norm, _target):
        verdict = rule(text, number, near, right, context, aimed, done)
        if verdict:
            return verdict
    return None


def _result(text, number, near, right, context, aimed, done):
    if context.section == "result" and not (aimed and context.kind != "report"):
        if aimed and re.search(r"(?i)phấn đấu", near) and number.unit_class == "%" and not done:
            return Verdict("target", "aim-in-results", 0.6)
        return Verdict("result", "section-results", 0.85)
    if done and not aimed:
        return Verdict("result", "words-done", 0.7)
    if context.section == "intro" and not aimed:
        return Verdict("result", "preamble", 0.5)
    return None


def _norm(text, number, near, right, context, aimed, done):
    money = number.unit_class == "money"
    if number.unit.startswith("điểm") and number.unit_class != "%":
        return Verdict("norm", "points", 0.7)
    if context.section == "target" and not (money and "/" in number.unit and _CAP.search(near)):
        tight = (
            re.search(
                r"(?i)(?:trích nộp|đóng(?! góp của)|nộp(?! (?:báo cáo|hồ sơ|đơn)))[^;,.]*$", near
            )
            and not aimed
        )
        return Verdict("norm", "rate", 0.6) if tight and number.unit_class == "%" else None
    if _RATE.search(text[: number.start]) and not aimed:
        return Verdict("norm", "rate", 0.8)
    around = text[max(0, number.at - 60) : number.at]
    reached = re.search(r"đạt\s*(?:tỷ lệ\s*)?$", text[: number.start])
    if (
        _CAP.search(around)
        and not (reached and number.unit_class == "%")
        and not (aimed and number.unit_class == "%")
    ):
        return Verdict("norm", "cap", 0.7)
    if context.section == "norm" and not aimed:
        return Verdict("norm", "section-norms", 0.7)
    if money and not aimed:
        return Verdict("norm", "amount", 0.5)
    return None


def _target(text, number, near, right, context, aimed, done):
    if context.section == "target":
        return Verdict("target", "section-targets", 0.95 if number.unit else 0.6)
    if number.unit_class == "%":
        if not context.forward and not aimed:
            return Verdict("norm", "share", 0.5)
        return Verdict("target", "aim-words" if aimed else "share-in-task", 0.9 if aimed else 0.7)
    if re.fullmatch(_STAFF, number.unit.split("/")[0].strip()) and not aimed:
        return None
    if aimed and number.unit:
        return Verdict("target", "aim-words", 0.8)
    bounded = number.comparator == ">=" or re.search(r"(?i)mỗi\s", near)
    clause = text[left_edge(text, number) : right]
    if bounded and number.unit and context.section != "norm" and _AIM.search(clause):
        return Verdict("target", "bounded-count", 0.7)
    if not context.forward or not number.unit:
        return None
    if _CREATES.search(text[: number.start]) and (number.value or 0) >= 2:
        return Verdict("target", "count-to-make", 0.5)
    return None


def left_edge(text, number):
    """Where the clause of a figure begins."""
    return max(text.rfind(mark, 0, number.at) for mark in (";", ". ", ": ")) + 1
