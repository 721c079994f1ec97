"""The vocabulary of administrative papers: kinds of documents, bodies, countable nouns, verbs."""

import re

# Kinds of documents of the state (Decree 30/2020/NĐ-CP) and the Party, longest first.
DOC_TYPES = (
    "chương trình hành động|chương trình phối hợp|quy chế phối hợp|kế hoạch hành động|"
    "chương trình|kế hoạch liên tịch|kế hoạch phối hợp|kế hoạch|nghị quyết liên tịch|nghị quyết|"
    "quyết định|chỉ thị|hướng dẫn|báo cáo chính trị|báo cáo|kết luận|thông báo|thông tư liên tịch|"
    "thông tư|nghị định|quy định|quy chế|đề án|tờ trình|công văn|công điện|bộ luật|luật|pháp lệnh|"
    "thông tri|điều lệ|định hướng|phương án|chiến lược|hiến pháp|văn bản|lệnh|biên bản|đề cương|"
    "phương hướng|quy hoạch|dự án|đề nghị|ý kiến|thông cáo|thư ngỏ|thể lệ|nội quy|quy trình"
)
# The kind a whole document belongs to, by the words its type begins with.
KINDS = {
    "chương trình": "programme",
    "kế hoạch": "plan",
    "nghị quyết": "resolution",
    "quyết định": "decision",
    "chỉ thị": "directive",
    "hướng dẫn": "guidance",
    "báo cáo": "report",
    "kết luận": "conclusion",
    "thông báo": "notice",
    "quy định": "regulation",
    "quy chế": "regulation",
    "điều lệ": "regulation",
    "nội quy": "regulation",
    "luật": "regulation",
    "bộ luật": "regulation",
    "nghị định": "regulation",
    "thông tư": "regulation",
    "đề án": "scheme",
    "chiến lược": "strategy",
    "công văn": "letter",
    "tờ trình": "submission",
    "định hướng": "guidance",
    "phương hướng": "programme",
}
# Symbols inside a number («185/KH-TLĐ») and the type they stand for.
SYMBOLS = {
    "KH": "kế hoạch",
    "CTr": "chương trình",
    "CTHĐ": "chương trình hành động",
    "CTHD": "chương trình hành động",
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "QD": "quyết định",
    "CT": "chỉ thị",
    "HD": "hướng dẫn",
    "BC": "báo cáo",
    "KL": "kết luận",
    "TB": "thông báo",
    "TTr": "tờ trình",
    "ĐA": "đề án",
    "CV": "công văn",
    "QC": "quy chế",
    "TT": "thông tư",
    "NĐ": "nghị định",
}
# Words a body's name begins with.
BODY = (
    r"Tổng Liên đoàn|Tổng LĐLĐ|TLĐ|Liên đoàn [Ll]ao động|Liên đoàn|LĐLĐ|Công đoàn|CĐCS|CĐ|"
    r"Nghiệp đoàn|Đoàn Chủ tịch|"
    r"Ban [Cc]hấp hành|Ban [Tt]hường vụ|Ban [Tt]hường trực|Ban Bí thư|Bộ Chính trị|Ban Chỉ đạo|"
    r"BCH|BTV|BCĐ|UBKT|Ban Tổ chức|Ban Quản lý|Ban Tuyên giáo|Ban Dân vận|Ban Tài chính|"
    r"Ban Nữ công|Ban Chính sách|Ban Kiểm tra|Ban Nghiệp vụ|Ban Giám đốc|Ban [A-ZĐ]\w+|"
    r"Các [Bb]an|các [Bb]an|[Uu]ỷ ban|[Ủủ]y ban|UBND|UBMTTQ|HĐND|Hội đồng|Mặt trận|"
    r"Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|thành uỷ|thành ủy|Huyện ủy|Huyện uỷ|Quận ủy|Thị ủy|"
    r"Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|Chi ủy|Cấp ủy|Văn phòng|Thường trực|"
    r"Sở(?! hữu)|Phòng [A-ZĐ]\w+|Bộ [A-ZĐ]\w+|Cục|Chi cục|Vụ(?! (?:việc|án))|Viện(?! trợ)|"
    r"Trường(?! hợp)|Trung tâm|Học viện|Hội(?! (?:nghị|thảo|thi|diễn|viên))|"
    r"Đoàn Thanh niên|Tỉnh đoàn|Báo(?! cáo)|Đài|Công an|Bảo hiểm [Xx]ã hội|BHXH|Ngân hàng|Kho bạc|"
    r"Thanh tra|Tòa án|Toà án|Viện kiểm sát|Chính phủ|Thủ tướng|Chủ tịch|Quốc hội|Giám đốc|"
    r"Chánh Văn phòng|Trưởng [Bb]an|Bí thư|Công ty|Tập đoàn|Tổng công ty|Quỹ|Nhà xuất bản"
)
BODY_CAPS = (
    r"TỔNG LIÊN|TỔNG |LIÊN ĐOÀN|LĐLĐ|CÔNG ĐOÀN|NGHIỆP ĐOÀN|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BAN |"
    r"BỘ |SỞ |"
    r"TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ|HUYỆN ỦY|HUYỆN UỶ|QUẬN ỦY|THỊ ỦY|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG BỘ|"
    r"ĐẢNG ĐOÀN|CHI BỘ|HỘI |ĐOÀN |TỈNH ĐOÀN|TRUNG TÂM|TRƯỜNG|CỤC |CHI CỤC|TỔNG CỤC|PHÒNG |VĂN PHÒNG|VIỆN |"
    r"CÔNG TY|TỔNG CÔNG TY|TẬP ĐOÀN|MẶT TRẬN|UBMTTQ|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|TÒA ÁN|BẢO HIỂM|"
    r"NGÂN HÀNG|HỌC VIỆN|KHO BẠC|CÔNG AN|ĐẠI HỌC|ĐẠI HỘI|BCH|BTV|CHỦ TỊCH|THANH TRA|CẤP ỦY"
)
# Countable nouns that make a number a count; longest match wins, anything else is read by shape.
COUNTED = (
    "công đoàn cấp trên trực tiếp cơ sở|công đoàn cấp trên cơ sở|công đoàn cấp cơ sở|"
    "công đoàn cơ sở|nghiệp đoàn cơ sở|tổ công đoàn|nghiệp đoàn|đoàn viên công đoàn|đoàn viên|"
    "người lao động|công nhân lao động|công nhân|lao động|thỏa ước lao động tập thể|thỏa ước|"
    "doanh nghiệp|hợp tác xã|tổ hợp tác|cơ quan|đơn vị|tập thể|cá nhân|đồng chí|cán bộ|đảng viên|"
    "tổ chức đảng|chi bộ|hội viên|phụ nữ|thanh niên|học sinh|sinh viên|trẻ em|trẻ|lượt người|lượt|"
    "người dân|người|hộ gia đình|hộ nghèo|hộ|căn nhà|ngôi nhà|căn hộ|nhà ở|nhà|mái ấm|suất quà|"
    "suất|phần quà|lớp tập huấn|lớp|cuộc kiểm tra|cuộc giám sát|cuộc|hội nghị|hội thảo|hội thi|"
    "buổi|đợt|chuyên đề|kỳ họp|phiên họp|phiên giải trình|phiên|nghị quyết|tờ trình|dự án luật|"
    "dự án|công trình|đề tài|sáng kiến|mô hình|sản phẩm|dịch vụ|thủ tục|văn bản|báo cáo|bài viết|"
    "tin, bài|tin bài|bài|chương trình|xã|phường|huyện|tỉnh|thành phố|thôn|khu công nghiệp|cụm|"
    "trường|giường bệnh|bác sĩ|ca|vụ việc|vụ|ha|km|tấn|lần|điểm|giải|bản|bộ|ủy viên|uỷ viên|"
    "đại biểu|thành viên|câu lạc bộ|diễn đàn|cuộc thi|hoạt động|cộng tác viên|báo cáo viên|"
    "tuyên truyền viên|tủ sách|thư viện|trạm|bệnh viện|bếp ăn|hợp đồng|khu vui chơi|tổ|nhóm|"
    "điểm sinh hoạt|thiết chế|phòng|máy|xe|quỹ|việc làm|"
    "chỗ làm việc|lao động nữ|cán bộ công đoàn|chủ tịch công đoàn cơ sở|gương|danh hiệu|sở|ban"
)
# The verb that parts who is counted from what they do: «đoàn viên | được học tập …».
PREDICATE = re.compile(
    r"\s(?:được|đạt|hoàn thành|tổ chức|thực hiện|tham gia|là|xếp loại|ký|có|ban hành|thành lập|"
    r"sử dụng|triển khai|xây dựng|hưởng|học tập|kiểm tra|đăng ký|tiếp cận)\s"
)
_TYPES = re.compile(rf"(?i:{DOC_TYPES})\b")


def is_type(text):
    """The document type a text begins with, in lower case, or None."""
    match = _TYPES.match(text)
    return match.group().lower() if match else None


def is_title_line(text):
    """Whether a line is the capital type of an attached document: «KẾ HOẠCH»."""
    return text.isupper() and bool(re.fullmatch(rf"\W*(?i:{DOC_TYPES})\W*", text))


def kind_of(doc_type):
    """The English kind of a Vietnamese document type; «other» when unknown."""
    for words, kind in KINDS.items():
        if doc_type and doc_type.startswith(words):
            return kind
    return "other"
