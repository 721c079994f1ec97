"""A lower paper held against the upper one: taken, raised, lowered, shared, left out, its own."""

import json

import pytest

from congdoan import samples
from congdoan.config.cli import main
from congdoan.indicators.catalogue.loading import shipped
from congdoan.reading import read_text
from congdoan.reading.align import align

CATALOGUE = [{**row, "name": row["name_vi"]} for row in shipped("indicators")]
UPPER = """CHƯƠNG TRÌNH
Công tác năm 2026
I. CHỈ TIÊU
- Kết nạp mới 3.000 đoàn viên công đoàn.
- Ít nhất 80% doanh nghiệp có tổ chức công đoàn ký kết thỏa ước lao động tập thể.
- Trên 90% đoàn viên được học tập nghị quyết của Đảng.
- Không quá 2% công đoàn cơ sở nộp báo cáo chậm.
- 100% chủ tịch công đoàn cơ sở mới bầu được tập huấn nghiệp vụ.
II. NHIỆM VỤ
- Tổ chức Tháng Công nhân tại các khu công nghiệp tập trung, nơi đông lao động.
- Kiểm tra việc thu kinh phí công đoàn tại các doanh nghiệp ngoài nhà nước.
"""
LOWER = """KẾ HOẠCH
Công tác năm 2026
I. CHỈ TIÊU
- Phấn đấu kết nạp 60 đoàn viên công đoàn mới.
- {agreements}% trở lên doanh nghiệp đã có công đoàn thương lượng, ký kết thỏa ước lao động tập thể.
- Trên 90% đoàn viên học tập các nghị quyết của Đảng.
- Số công đoàn cơ sở nộp báo cáo chậm không quá {late}%.
- Trồng 500 cây xanh quanh nhà xưởng.
II. NHIỆM VỤ
- Tổ chức Tháng Công nhân ở khu công nghiệp tập trung, nơi đông lao động của huyện.
"""


def states(agreements=80, late=2, catalogue=CATALOGUE):
    lower = read_text(LOWER.format(agreements=agreements, late=late))
    return [pair.state for pair in align(read_text(UPPER), lower, catalogue).targets]


def test_numbers_are_shared_rates_are_held_and_what_is_missing_is_said():
    assert states() == ["share", "taken", "taken", "taken", "left_out", "own"]


@pytest.mark.parametrize(
    ("agreements", "late", "told"),
    [(85, 2, ("raised", "taken")), (70, 2, ("lowered", "taken")), (80, 5, ("taken", "lowered")),
     (80, 1, ("taken", "raised"))],
)  # fmt: skip
def test_a_rate_is_raised_or_lowered_in_the_sense_of_its_sign(agreements, late, told):
    found = states(agreements, late)
    assert (found[1], found[3]) == told


def test_words_alone_pair_what_a_catalogue_does_not_know():
    assert states(catalogue=()).count("own") == 1


def test_tasks_find_their_counterpart_too():
    tasks = align(read_text(UPPER), read_text(LOWER.format(agreements=80, late=2))).tasks
    assert [(pair.state, bool(pair.lower)) for pair in tasks] == [
        ("taken", True),
        ("left_out", False),
    ]


def test_a_paper_held_against_itself_is_taken_whole():
    reading = read_text((samples.HOME / "000-chuong-trinh-2025.txt").read_text("utf-8"))
    found = align(reading, reading, CATALOGUE)
    assert {pair.state for pair in (*found.targets, *found.tasks)} == {"taken"}
    assert all(pair.upper == pair.lower for pair in found.targets)


def test_the_command_prints_both_forms(tmp_path, capfdbinary):
    upper, lower = tmp_path / "tren.txt", tmp_path / "duoi.txt"
    upper.write_text(UPPER, "utf-8")
    lower.write_text(LOWER.format(agreements=70, late=2), "utf-8")
    assert main(["align", str(upper), str(lower)]) == 0
    assert "THẤP HƠN: cần ghi lý do" in capfdbinary.readouterr().out.decode()
    assert main(["align", str(upper), str(lower), "--json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    lowered = next(row for row in told["targets"] if row["state"] == "lowered")
    assert (lowered["upper"]["value"], lowered["lower"]["value"]) == (80, 70)


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path, capfdbinary):
    assert main(["align", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 1
    assert "Không mở được tệp" in capfdbinary.readouterr().err.decode()
