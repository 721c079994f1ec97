"""One sentence, one rule: figures and what only looks like one."""

import pytest

from congdoan.reading import read_text


def targets(sentence):
    return read_text(f"KẾ HOẠCH\nCông tác năm 2025\nI. CHỈ TIÊU\n- {sentence}").targets


def values(sentence):
    return [(f.comparator, f.value, f.unit) for f in targets(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Có trên 90% cán bộ được tập huấn.", [(">=", 90, "%")]),
        ("Có 90% trở lên cán bộ được tập huấn.", [(">=", 90, "%")]),
        ("Có 15% số tổ công đoàn trở lên nuôi heo đất.", [(">=", 15, "%")]),
        ("Từ 40% chi bộ dùng sổ tay điện tử.", [(">=", 40, "%")]),
        ("Tối thiểu phải có 3 lớp học nghề.", [(">=", 3, "lớp")]),
        ("Tỷ lệ hộ nghèo dưới 1,5%.", [("<=", 1.5, "%")]),
        ("Khoảng 1.200 công nhân học nghề.", [("about", 1200, "công nhân")]),
        ("100% công đoàn cơ sở xếp loại khá trở lên.", [("=", 100, "%")]),
        ("Kết nạp 2 triệu đoàn viên.", [("=", 2_000_000, "đoàn viên")]),
        ("Quỹ đạt 1,5 tỷ đồng.", [("=", 1_500_000_000, "đồng")]),
        ("Mỗi công đoàn cơ sở giới thiệu ít nhất một đoàn viên.", [(">=", 1, "đoàn viên")]),
        ("Tỷ lệ tham gia tăng từ 60% lên 75%.", [("=", 75, "%")]),
        ("Tỷ lệ đạt 80% (năm 2024 đạt 71%).", [("=", 80, "%")]),
        ("Tỷ lệ thất nghiệp không quá 4%.", [("<=", 4, "%")]),
        ("Cử 12 đồng chí đi học.", [("=", 12, "đồng chí")]),
        ("Tuổi thọ bình quân đạt 75 tuổi.", [("=", 75, "tuổi")]),
        ("Đạt và vượt 100% kế hoạch thu.", [(">=", 100, "%")]),
    ],
)
def test_comparator_value_and_unit(sentence, expected):
    assert values(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Thành lập công đoàn ở mọi doanh nghiệp có từ 20 lao động trở lên.",
        "Thi đua chào mừng 95 năm Ngày thành lập Công đoàn Việt Nam.",
        "Hoàn thành trước ngày 30/6/2025 theo Kế hoạch số 12/KH-LĐLĐ.",
        "Thực hiện Chương trình “1 triệu sáng kiến” và Đề án 06.",
        "Theo khoản 2 Điều 5 và phiên thứ 25; nhiệm kỳ 2023 - 2028.",
        "Phấn đấu hầu hết đoàn viên có việc làm.",
        "Vận động doanh nghiệp có 100% vốn nước ngoài và trên 50% vốn nhà nước.",
        "Thực hiện Đề án xây dựng ít nhất 1 triệu căn hộ cho công nhân.",
        "Lấy ý kiến 5 nhóm nhiệm vụ, quy tắc 5K và tỷ lệ 1/500.",
        "Xem xét người có hợp đồng từ đủ 12 tháng trở lên.",
    ],
)
def test_dates_names_thresholds_and_vague_words_are_no_targets(sentence):
    assert values(sentence) == []


def test_sub_targets_know_their_parent():
    found = targets(
        "Phát triển 500 đoàn viên, trong đó khu vực nhà nước 120 đoàn viên, tư nhân 380 đoàn viên."
    )
    assert [(f.value, f.parent) for f in found] == [(500, None), (120, 0), (380, 0)]


def test_trên_is_strict_and_trở_lên_is_not():
    assert [f.strict for f in targets("Trên 90% nữ và 80% trở lên nam tham gia.")] == [True, False]


def test_a_year_said_once_holds_for_the_rest_of_the_sentence():
    found = targets("Hằng năm 100% cơ quan họp; 85% doanh nghiệp đối thoại.")
    assert [f.per_year for f in found] == [True, True]


def test_a_rate_per_year_holds_for_its_own_figure():
    assert [f.per_year for f in targets("Giảm 3%/năm; đào tạo đạt 70%.")] == [True, False]
