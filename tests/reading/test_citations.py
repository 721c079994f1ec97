"""Every document a paper names has one identity, however it is written."""

import pytest

from congdoan.reading import identity, read_text


def keys(sentence):
    return [one.key for one in read_text(f"KẾ HOẠCH\nI. NỘI DUNG\n- {sentence}").citations]


def key(sentence):
    (found,) = keys(sentence)
    return found


@pytest.mark.parametrize(
    "ways",
    [
        (
            "Quán triệt 02-NQ/TW tới cơ sở, xem Nghị quyết số 02-NQ/TW.",
            "Quán triệt Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị.",
            "Quán triệt Nghị quyết số 02/NQ-BCT.",
            "Quán triệt Nghị quyết 2-NQ/TW, ngày 12 tháng 6 năm 2021.",
        ),
        (
            "Thi hành Luật Công đoàn số 50/2024/QH15.",
            "Thi hành Luật Công đoàn năm 2024.",
            "Thi hành Luật số 50/2024/QH15 ngày 27/11/2024.",
        ),
        (
            "Theo Nghị định số 191/2013/NĐ-CP ngày 21/11/2013 của Chính phủ.",
            "Theo Nghị định 191/NĐ-CP, ngày 21/11/2013 của Chính phủ.",
        ),
        (
            "Theo Kết luận số 03/KL-BCH ngày 18/01/2022 của Ban Chấp hành Tổng Liên đoàn.",
            "Theo Kết luận số 03-KL/BCH của BCH Tổng LĐLĐ Việt Nam.",
        ),
        (
            "Thực hiện Nghị quyết Đại hội XIII Công đoàn Việt Nam.",
            "Thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII Công đoàn Việt Nam.",
        ),
    ],
)
def test_ways_of_naming_one_document_have_one_key(ways):
    assert len({found for sentence in ways for found in keys(sentence)}) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("Theo Chỉ thị số 05-CT/TW.", "Theo Kết luận số 05-KL/TW."),
        ("Theo Luật Công đoàn năm 2012.", "Theo Luật Công đoàn năm 2024."),
        (
            "Theo Kế hoạch số 11/KH-LĐLĐ của LĐLĐ tỉnh Lai Châu.",
            "Theo Kế hoạch số 11/KH-LĐLĐ của LĐLĐ tỉnh Hà Giang.",
        ),
        ("Theo Quyết định số 7/QĐ-BCT của Bộ Công Thương.", "Theo Quyết định số 7-QĐ/TW."),
    ],
)
def test_different_documents_have_different_keys(one, other):
    assert key(one) != key(other)


def test_numbers_begin_anew_each_term_so_the_year_tells_apart():
    old, new = (("2-nq-tw", "1996-12-24"), ("2-nq-tw", "2021-06-12"))
    assert not identity.same(old, new)
    assert identity.same(new, ("2-nq-tw", None))


def test_a_citation_keeps_its_place_type_date_and_issuer():
    reading = read_text(
        "KẾ HOẠCH\nI. NỘI DUNG\n- Thực hiện Kế hoạch số 11/KH-LĐLĐ, ngày 15/3/2019 của LĐLĐ thành "
        "phố Bảo Lộc về tuyên truyền."
    )
    (cited,) = reading.citations
    assert (cited.type, cited.number, cited.date) == ("Kế hoạch", "11/KH-LĐLĐ", "2019-03-15")
    assert cited.issuer == "LĐLĐ thành phố Bảo Lộc"
    assert reading.text[slice(*cited.span)].startswith("Kế hoạch số 11/KH-LĐLĐ")


def test_a_basis_is_no_citation_and_has_the_same_key():
    reading = read_text(
        "KẾ HOẠCH\nVề tuyên truyền\n\nCăn cứ Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị;\n"
        "\nI. NỘI DUNG\n- Quán triệt Nghị quyết 02-NQ/TW trong tháng 5."
    )
    assert [one.key for one in reading.legal_bases] == ["2-nq-tw"]
    assert [one.key for one in reading.citations] == ["2-nq-tw"]


@pytest.mark.parametrize(
    "sentence",
    ["Tặng 20 suất quà.", "Trước ngày 30/6/2026, tỷ lệ 95/100.", "Gọi số 1900/6066 khi cần."],
)
def test_figures_and_days_are_no_citations(sentence):
    assert keys(sentence) == []
