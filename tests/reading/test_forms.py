"""Papers in the forms of ten real ones, in words of our own, against labels checked by hand."""

import json
from pathlib import Path

import pytest

from congdoan.reading import read_text

PAPERS = Path(__file__).parent / "papers"
LABELS = sorted((PAPERS / "labels").glob("*.json"))


@pytest.fixture(params=LABELS, ids=lambda path: path.stem)
def pair(request):
    """(what was read, the labels)."""
    label = json.loads(request.param.read_text("utf-8"))
    text = (PAPERS / label["source_file"]).read_text("utf-8")
    return json.loads(json.dumps(read_text(text).as_json())), label


def figures(entries):
    names = ("comparator", "value", "value_min", "value_max", "unit_class", "quote")
    return [tuple(entry.get(name) for name in names) for entry in entries]


def columns(entries, *names):
    return [tuple(entry[name] for name in names) for entry in entries]


@pytest.mark.parametrize("part", ["targets", "norms"])
def test_figures_and_their_sentences(pair, part):
    read, label = pair
    assert figures(read[part]) == figures(label[part])


def test_bases_with_number_date_and_issuer(pair):
    read, label = pair
    names = ("type", "number", "date", "issuer")
    assert columns(read["legal_bases"], *names) == columns(label["legal_bases"], *names)


def test_outline_with_levels(pair):
    read, label = pair
    names = ("level", "label", "heading")
    assert columns(read["outline"], *names) == columns(label["outline"], *names)


def test_head_signature_and_recipients(pair):
    read, label = pair
    read["meta"].pop("found")
    assert read["meta"] == label["meta"]
    assert read["recipients"] == label["recipients"]


HEADS = {
    "an introduction of a reprint names the paper": (
        "Nghị quyết số 44-NQ/TW\n\nThay mặt Ban Bí thư, đồng chí A đã ký ban hành Nghị quyết số "
        "44-NQ/TW (ngày 3/2/2024) của Ban Bí thư về việc học tập của cán bộ.\n\nI- QUAN ĐIỂM\n",
        {
            "number": "44-NQ/TW",
            "date": "2024-02-03",
            "issuer": "Ban Bí thư",
            "doc_type": "nghị quyết",
        },
    ),
    "an office belongs to the body above it": (
        "ĐẢNG ỦY KHỐI A\nVĂN PHÒNG\n*\nSố 7-CV/VP\nV/v góp ý dự thảo báo cáo quý về công tác "
        "học tập và rèn luyện của cán bộ, đảng viên toàn đảng bộ trong sáu tháng đầu năm, gửi các "
        "chi bộ trực thuộc.\n\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Xanh, ngày 4 tháng 5 năm 2025\n\n"
        "Kính gửi: Các chi bộ.\n\nĐề nghị góp ý.\n",
        {"issuer": "VĂN PHÒNG ĐẢNG ỦY KHỐI A", "date": "2025-05-04", "place": "Sông Xanh"},
    ),
    "a date stands beside the number": (
        "ỦY BAN NHÂN DÂN XÃ BẾN CÁT\nSố: 12/KH-UBND, ngày 6 tháng 7 năm 2026\n\nKẾ HOẠCH DẠY CHỮ "
        "CHO NGƯỜI LỚN\n\nI. MỤC ĐÍCH\n- Dạy chữ.\n",
        {"number": "12/KH-UBND", "date": "2026-07-06", "place": None},
    ),
    "a date is stamped into wide gaps": (
        "BAN CHẤP HÀNH TỈNH\n***\nSố:  8  -CTr/TĐTN\nTỈNH ĐOÀN NÚI CAO\n\nNúi Cao, ngày   9    "
        "tháng 3 năm 2021\n\nCHƯƠNG TRÌNH\nHỌC NGHỀ\n\nI. MỤC ĐÍCH\n- Học nghề.\n",
        {"number": "8-CTr/TĐTN", "date": "2021-03-09", "place": "Núi Cao"},
    ),
    "who decides has not signed": (
        "THỦ TƯỚNG\nCHÍNH PHỦ\n-------\nSố: 9/QĐ-TTg\nHà Nội, ngày 2 tháng 3 năm 2022\nQUYẾT ĐỊNH\n"
        "VỀ VIỆC DUYỆT ĐỀ ÁN\nTHỦ TƯỚNG CHÍNH PHỦ\nCăn cứ Luật Lâm nghiệp ngày 15/11/2017;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Duyệt Đề án.\n",
        {"issuer": "THỦ TƯỚNG CHÍNH PHỦ", "signer_role": None},
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_that_real_offices_write(name):
    text, expected = HEADS[name]
    meta = read_text(text).as_json()["meta"]
    assert {field: meta[field] for field in expected} == expected


PREAMBLES = {
    "Thực hiện các Nghị quyết của Hội đồng nhân dân huyện: số 3/NQ-HĐND ngày 1/2/2021 về trường; "
    "số 4/NQ-HĐND ngày 1/2/2021 về chợ và Công văn số 5/BYT-KH ngày 3/3/2022 của Bộ Y tế, Ủy ban "
    "nhân dân huyện ban hành Kế hoạch như sau:": ["3/NQ-HĐND", "4/NQ-HĐND", "5/BYT-KH"],
    "Thực hiện Nghị quyết số 6/NQ-CP ngày 1/8/2022 của Chính phủ Chương trình số 7-CTr/TU ngày "
    "17/8/2022 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:": [
        "6/NQ-CP",
        "7-CTr/TU",
    ],
    "Quán triệt tinh thần Chỉ thị số 8/CT-TTg ngày 13/4/2020 của Thủ tướng Chính phủ về dạy nghề, "
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở:": ["8/CT-TTg"],
    "Theo đề nghị của Bộ trưởng Bộ A tại Tờ trình số 9/TTr-BA ngày 2/1/2025 và công văn số "
    "10/BA-VP ngày 8/1/2025 về chương trình học nghề;": ["9/TTr-BA", "10/BA-VP"],
    "Căn cứ Điều lệ Hội và Kế hoạch số 11 KH/TWH ngày 14/7/2011 của Trung ương Hội, Ban Thường vụ "
    "Hội ban hành Kế hoạch như sau:": [None, "11KH/TWH"],
}


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_preambles_that_real_offices_write(preamble):
    bases = read_text(f"KẾ HOẠCH\nHọc nghề\n{preamble}\nI. MỤC ĐÍCH\n- Học.\n").legal_bases
    assert [basis.number for basis in bases] == PREAMBLES[preamble]


def test_a_share_that_something_contributes_is_no_rate_to_pay():
    text = "II. MỤC TIÊU\n- Đóng góp của năng suất vào tăng trưởng ở mức trên 55%."
    assert [target.value for target in read_text(text).targets] == [55]


def test_stars_of_a_product_are_its_grade_and_no_count():
    text = "II. CHỈ TIÊU\n- Có thêm 8 sản phẩm đạt chuẩn 3 sao trở lên."
    assert [target.value for target in read_text(text).targets] == [8]
