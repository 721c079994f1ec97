"""Short papers of many forms, written for this test: what the reader finds in each."""

from pathlib import Path

import pytest

from congdoan.reading import read_text

PAPERS = Path(__file__).parent / "papers"


def reading(name):
    return read_text((PAPERS / f"{name}.txt").read_text(encoding="utf-8"))


def found(figures):
    return [
        (f.comparator, f.value if f.value is not None else (f.value_min, f.value_max), f.unit)
        for f in figures
    ]


HEADERS = {
    "plan_two_columns": (
        "BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH AN LẠC", None, 
            "27/KH-LĐLĐ", 
            "An Lạc", 
            "2026-02-05", 
            "kế hoạch",
        "TM. BAN THƯỜNG VỤ KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Minh Thu",
    ),
    "decision_with_plan": (
        "ỦY BAN NHÂN DÂN TỈNH BẮC NAM", None, "815/QĐ-UBND", "Bắc Nam", "2021-06-09", "quyết định",
        None, "CHỦ TỊCH", "Lê Quang Hòa",
    ),
    "party_resolution": (
        "HUYỆN ỦY VĨNH AN", 
            "ĐẢNG BỘ TỈNH SÔNG HẬU", 
            "09-NQ/HU", 
            "Vĩnh An", 
            "2016-08-18", 
            "nghị quyết",
        "T/M HUYỆN ỦY", "BÍ THƯ", "Đặng Văn Sáu",
    ),
    "report_results_only": (
        "CÔNG ĐOÀN BỆNH VIỆN BÌNH MINH", 
            "CÔNG ĐOÀN NGÀNH Y TẾ", 
            "14/BC-CĐBV", 
            "Bình Minh", 
            "2023-12-20",
        "báo cáo", "TM. BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH", "Ngô Thu Hằng",
    ),
    "directive_ministry": (
        "BỘ LAO ĐỘNG MIỀN ĐÔNG", None, "03/CT-BLĐ", "Hà Thành", "2019-07-01", "chỉ thị",
        "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Hoàng Bá Thước",
    ),
    "web_page_torn": (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH PHÚ YÊN BÌNH", None, "77/CTr-LĐLĐ", "Phú Yên Bình", "2018-10-11",
        "chương trình hành động", "TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Võ Đình Khoa",
    ),
    "letter": (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐÔNG HÀ", 
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG", 
            "301/LĐLĐ-TG", 
            "Đông Hà", None, 
            "công văn",
        "TL. BAN THƯỜNG VỤ", "TRƯỞNG BAN TUYÊN GIÁO", "Bùi Xuân Mai",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
def test_header_and_signature_are_read_whatever_the_columns(name):
    meta = reading(name).meta
    said = (
        meta.issuer, meta.superior, meta.number, meta.place, meta.date, meta.doc_type,
        meta.signer_authority, meta.signer_role, meta.signer_name,
    )  # fmt: skip
    assert said == HEADERS[name]


def test_titles_stop_before_the_body():
    assert (
        reading("directive_ministry").meta.title == "Về việc tăng cường an toàn, vệ sinh lao động"
    )
    assert reading("party_resolution").meta.title.startswith("về xây dựng tổ chức đảng")
    assert reading("plan_two_columns").meta.title.endswith("giai đoạn 2026 - 2030")


TARGETS = {
    "plan_two_columns": [
        (">=", 60, "%"), ("=", 18, "ca/1.000 lao động"), ("=", 1.7, "lần"), ("<=", 3, "%"),
        (">=", 45, "căn nhà"), (">=", 20, "%"), ("=", 300, "suất quà"),
    ],
    "decision_with_plan": [
        (
            "=", 65, 
            "%"), (
            "=", 30, 
            "%"), (
            "=", 40, 
            "lớp"), (
            "=", 1200, 
            "công nhân"), (
            "=", 70, 
            "%"), (
            "=", 50, 
            "%"),
    ],
    "party_resolution": [(
        "=", 8, 
        "chi bộ"), (
        ">=", 120, 
        "đảng viên"), (
        ">=", 80, 
        "%"), (
        "<=", 2, 
        "%")],
    "report_results_only": [],
    "directive_ministry": [(">=", 250, "cơ sở"), ("=", 100, "%"), (">=", 90, "%")],
    "guidance_norms": [("=", 95, "%")],
    "web_page_torn": [("=", (900, 1100), "đoàn viên"), ("=", (85, 90), "%"), (">=", 10, "%")],
    "letter": [(">=", 1, "diễn đàn"), ("=", 75, "%")],
}  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_targets_are_these_and_no_others(name):
    assert found(reading(name).targets) == TARGETS[name]


def test_caps_and_rates_are_norms():
    values = [f.value for f in reading("guidance_norms").norms]
    assert values == [15, 19, 50, 1, 2, 3_000_000]
    assert [f.value for f in reading("plan_two_columns").norms] == [60_000_000, 30_000_000]


def test_what_was_done_is_a_result():
    results = reading("report_results_only").results
    assert {412, 287, 100, 96, 48_500_000, 120, 35, 98.5, 3} <= {f.value for f in results}
    assert [f.value for f in reading("directive_ministry").results] == [15, 120]
    assert reading("report_results_only").is_report


def test_strictness_deadline_year_and_change_are_told():
    targets = reading("plan_two_columns").targets
    assert [f.strict for f in targets] == [False, False, False, True, False, False, False]
    assert [f.deadline for f in targets[:5]] == ["2028-12-31"] * 2 + ["2030-12-31"] * 3
    assert [f.per_year for f in targets] == [False] * 4 + [True] + [False] * 2
    assert targets[1].change == "decrease"


def test_a_carried_over_predicate_reaches_the_first_population():
    first = reading("decision_with_plan").targets[4]
    assert first.population == "doanh nghiệp nhà nước có quy chế đào tạo"


def test_bases_are_the_preamble_alone():
    said = [(b.type, b.number, b.date) for b in reading("decision_with_plan").legal_bases]
    assert said == [
        ("Luật", None, "2015-06-19"),
        ("Luật", None, "2019-11-22"),
        ("Bộ luật", "45/2019/QH14", None),
        ("Nghị định", "15/2019/NĐ-CP", "2019-02-01"),
        ("Tờ trình", "88/TTr-SLĐ", "2021-06-02"),
    ]
    issuers = [b.issuer for b in reading("plan_two_columns").legal_bases]
    assert issuers[1] == "Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam"


def test_an_attached_plan_starts_its_own_outline():
    nodes = [(n.level, n.label) for n in reading("decision_with_plan").outline]
    assert nodes == [
        (1, "Điều 1."), (1, "Điều 2."), (1, "Điều 3."), (1, "I."), (1, "II."), (1, "III."),
    ]  # fmt: skip


def test_levels_follow_the_labels():
    nodes = [(n.level, n.label) for n in reading("plan_two_columns").outline]
    assert nodes[:6] == [(1, "I."), (2, "1."), (2, "2."), (3, "a)"), (3, "b)"), (3, "c)")]


def test_recipients_keep_their_purpose():
    names = [r.name for r in reading("plan_two_columns").recipients]
    assert names == ["Tổng Liên đoàn LĐVN (để báo cáo)", "Các ban LĐLĐ tỉnh", "Lưu: VT, CSPL"]
    assert len(reading("party_resolution").recipients) == 4


def test_tasks_name_who_has_to_do_them():
    task, second = reading("plan_two_columns").tasks
    assert task.responsible == "Ban Chính sách - Pháp luật"
    assert (task.cooperating, task.deadline) == ("Văn phòng", "trước ngày 15/12/2026")
    assert second.responsible == "Công đoàn cấp trên trực tiếp cơ sở"
    bodies = [t.responsible for t in reading("directive_ministry").tasks]
    assert bodies == ["Cục An toàn lao động"] * 2 + ["Các Sở"] * 2 + ["Chánh Văn phòng Bộ"]


def test_every_find_lies_where_it_says():
    for path in PAPERS.glob("*.txt"):
        read = read_text(path.read_text(encoding="utf-8"))
        for figure in [*read.targets, *read.norms, *read.results, *read.tasks]:
            start, end = figure.span
            assert read.text[start:end] == figure.quote
            assert figure.rule and 0 <= figure.confidence <= 1
        for recipient in read.recipients:
            assert read.text[slice(*recipient.span)] == recipient.name
