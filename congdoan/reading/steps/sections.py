"""What the section a paragraph stands in is about: aims, results, tasks, norms or neither."""

import re

from congdoan.reading.steps import labels
from congdoan.reading.steps.outline import heading_text

_RESULT = re.compile(
    r"^(?:\W|về |những |một số |các |phần \w+ )*(?:kết quả|tình hình|đánh giá (?:chung|kết quả|"
    r"tình hình|việc|thực trạng)|"
    r"thực trạng|đặc điểm|khái quát|ưu điểm|tồn tại|hạn chế|khó khăn|thuận lợi|nguyên nhân|"
    r"bối cảnh|"
    r"sự cần thiết|thành tích|mặt được|mặt làm được|công tác lãnh đạo, chỉ đạo$|kiểm điểm|tổng kết|"
    r"bài học|dự báo|những nét|quá trình|cơ sở thực tiễn|cơ sở pháp lý)"
    r"|(?:kết quả|tình hình) (?:thực hiện|hoạt động|đạt được|công tác|triển khai)|đã đạt được"
)
_TARGET = re.compile(r"chỉ tiêu|mục tiêu|tiêu chí phấn đấu|kết quả cần đạt|yêu cầu đạt được")
_NORM = re.compile(
    r"^(?:\W)*(?:kinh phí|mức chi|định mức|nguồn kinh phí|dự toán|cơ cấu giải thưởng|giải thưởng|"
    r"thể lệ|đối tượng|tiêu chuẩn|điều kiện|thang điểm|chấm điểm|cách chấm|hồ sơ|"
    r"số lượng, cơ cấu|cơ cấu|"
    r"số lượng|mức hỗ trợ|mức tiền|chế độ|phân phối|mức thu|mức đóng|nguyên tắc|tiêu chí|"
    r"phương pháp tính|"
    r"bảng điểm|xếp loại|thành phần|thời gian)"
    r"|mức chi|mức hỗ trợ|mức tiền thưởng|định mức|nội dung chi|thang điểm|kinh phí thực hiện|"
    r"dự kiến kinh phí"
)
_TASK = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|phương hướng|nội dung|phân công|trách nhiệm|"
    r"triển khai|kế hoạch"
)
_FORWARD = ("target", "task")
_RUN_IN = re.compile(
    r"^[-–+*•\s]*((?:các |một số |về |những )?(?:chỉ tiêu|mục tiêu)[^.;]{0,90})(?::\s*$|$)", re.I
)
_RUN_RESULT = re.compile(
    r"^[-–+*•\s]*((?:kết quả|tình hình|đánh giá)[^.;%\d]{0,90})(?::\s*$|$)", re.I
)
_OTHER_RUN = re.compile(
    r"^[-–+*•\s]*((?:nhiệm vụ|giải pháp|tổ chức thực hiện)[^.;]{0,60}):?\s*$", re.I
)


def read(paras, chains, kind):
    """{paragraph place: section kind} for the body of a document of this kind."""
    found, run_in, under, banner = {}, None, None, None
    for i in sorted(chains):
        text = paras[i].text
        last = chains[i][-1] if chains[i] else None
        if last is not under:
            run_in, under = None, last
        if not labels.match(text) and len(text) < 110:
            run_in = _run_in(text) or run_in
            if text.isupper() and _run_in(text):
                banner, run_in = _run_in(text), None
        found[i] = run_in or of_chain(_headings(chains[i], paras[i]), kind, banner)
    return found


def _headings(chain, para):
    """The nodes above a paragraph, without itself when it is a sentence rather than a heading."""
    own = chain and chain[-1].span[0] == para.start
    sentence = own and re.search(r"%|\d{2}|[.;]\s*$", para.text)
    return chain[:-1] if sentence else chain


def _run_in(text):
    if _RUN_RESULT.match(text):
        return "result"
    if _RUN_IN.match(text):
        return "target"
    return "task" if _OTHER_RUN.match(text) else None


def of_chain(chain, kind, banner=None):
    """The kind the innermost telling heading gives; a report tells results by default."""
    outer = banner or ("result" if kind == "report" else None)
    for heading in heading_text(chain):
        outer = _of_heading(heading, outer) or outer
    return outer or ("norm" if kind == "regulation" else "other")


def _of_heading(heading, outer):
    if len(heading) > 200:
        return None
    if _RESULT.search(heading):
        inner = outer in _FORWARD and not re.match(
            r"(?:đánh giá (?:tình hình|kết quả|thực trạng|chung)|kết quả (?:đạt|thực)|tình hình|"
            r"thực trạng)",
            heading,
        )
        return None if inner else "result"
    if _TARGET.search(heading) and not re.search(
        r"%|thực hiện (?:thắng lợi )?(?:các )?(?:chỉ|mục) tiêu", heading
    ):
        return "target"
    if _NORM.search(heading) and outer != "target":
        return "norm"
    if _TASK.search(heading) and outer in (None, "result", "other"):
        return (
            "task"
            if re.match(
                r"(?:\W|các |một số |những )*(?:nhiệm vụ|phương hướng|giải pháp|tổ chức|nội dung|"
                r"phân công|kế hoạch|triển khai|trách nhiệm)|.*(?:nhiệm vụ|giải pháp|"
                r"phương hướng)",
                heading,
            )
            else None
        )
    return "task" if outer == "target" and _TASK.search(heading) else None
