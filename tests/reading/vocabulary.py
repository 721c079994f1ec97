"""The words of directives and how a sentence of them is put together."""

from dataclasses import dataclass, field

WHO = [
    "công đoàn cơ sở", "đoàn viên", "người lao động", "doanh nghiệp", "cơ quan, đơn vị",
    "cán bộ công đoàn", "chủ tịch công đoàn cơ sở", "công nhân lao động", "hợp tác xã", "xã, phường",
    "trường trung học phổ thông", "hộ gia đình nông thôn", "chi bộ trực thuộc", "trạm y tế",
]  # fmt: skip
COUNTED = [
    "đoàn viên", "công đoàn cơ sở", "lớp tập huấn", "căn nhà", "suất quà", "hợp tác xã", "sáng kiến",
    "buổi tuyên truyền", "cuộc kiểm tra", "mô hình", "học sinh", "việc làm",
]  # fmt: skip
DOES = [
    "được tập huấn nghiệp vụ", "ban hành quy chế dân chủ", "tham gia phong trào thi đua",
    "được khám sức khoẻ định kỳ", "ký kết thoả ước lao động tập thể", "sử dụng dịch vụ công trực tuyến",
    "đạt chuẩn văn hoá", "được tiếp cận nước sạch", "tổ chức đối thoại định kỳ", "hoàn thành nhiệm vụ",
]  # fmt: skip
MAKE = ["Kết nạp", "Thành lập", "Xây dựng", "Tổ chức", "Hỗ trợ", "Phát triển mới", "Trao tặng"]
AIMS = ["Phấn đấu", "Phấn đấu có", "Bảo đảm", "Phấn đấu đến cuối năm", "Hằng năm", ""]
AT_LEAST = ["ít nhất", "tối thiểu", "không dưới", "từ"]
MEASURES = [
    "Tỷ lệ hộ nghèo", "Tỷ lệ nợ đọng kinh phí", "Tỷ lệ tai nạn lao động", "Tỷ lệ thất nghiệp",
    "Tỷ lệ trẻ suy dinh dưỡng", "Tỷ lệ đơn thư tồn đọng",
]  # fmt: skip
WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


@dataclass(frozen=True)
class Case:
    """A sentence and what it sets: (comparator, value or (low, high), class) of each target."""

    sentence: str
    targets: list
    section: str = "I. CHỈ TIÊU"
    kind: str = "KẾ HOẠCH"
    facts: dict = field(default_factory=dict)

    @property
    def text(self):
        return f"{self.kind}\nCông tác công đoàn năm 2026\n{self.section}\n- {self.sentence}\n"


def shown(number):
    """3000 as «3.000», 1.5 as «1,5»."""
    if isinstance(number, int):
        return f"{number:,}".replace(",", ".")
    return str(number).replace(".", ",")


def joined(*parts):
    text = " ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."
