"""ST-11: the office union's yearly report is drawn from its records, frozen, sent, and put together above."""

import datetime as dt
import io
import re

import pypdfium2
import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from docx import Document

from congdoan.orgs import changes
from congdoan.reports.registers.report import Report
from tests.growing import SYSTEM
from tests.pages import plain, source, words


@pytest.fixture
def report(demo):
    return Report.all_rows.get(unit=demo["THA-VC-VP"])


def listed(client, url):
    """The rows of a list, in words."""
    return plain(re.search(r"<tbody.*?</tbody>", source(client.get(url)), re.DOTALL)[0])


def page(client, report):
    return client.get(reverse("report", args=[report.pk]))


def write(client, report, key, said, **more):
    url = reverse("report-write", args=[report.pk])
    return client.post(url, {"key": key, "said": said, **more})


def step(client, report, state, **more):
    url = reverse("report-step", args=[report.pk])
    return client.post(url, {"state": state, **more}, follow=True)


def pdf_words(made):
    pages = pypdfium2.PdfDocument(made)
    return re.sub(r"\s+", " ", " ".join(one.get_textpage().get_text_range() for one in pages))


def fields(report):
    return {field.key: field for field in report.fields.all()}


def test_the_report_says_what_the_records_of_the_year_say(report, signed_in):
    text = words(page(signed_in("vanphong"), report))
    for said in (
        "có 46 đoàn viên, gồm 30 nam và 16 nữ", "sinh hoạt ở 4 tổ công đoàn", "136.225.000 đồng",
        "Kỳ họp Quốc hội được phục vụ: 6 kỳ họp (2 thường lệ, 4 bất thường)", "41 dự án luật",
        "9 kỳ họp (2 thường lệ, 7 chuyên đề)", "173 nghị quyết",
        "7 phiên (từ số thứ tự 25 đến 31)", "162 tờ trình", "2 giải Nhất", "1 giải Nhì",
        "1 người bảo vệ luận án tiến sĩ", "4 người học ngạch chuyên viên cao cấp",
        "Ban Chấp hành và các tổ đã họp 12 cuộc", "4 việc đến hạn, 4 việc xong đúng hạn",
        "Có 46 đoàn viên viết cam kết, đạt 100 %", "không nhận đơn khiếu nại, tố cáo nào",
        "95 năm Ngày thành lập Đảng", "80 năm", "50 năm", "135 năm",
    ):  # fmt: skip
        assert said in text, said
    assert "30 + 16 = 46" in text and "2 + 4 = 6" in text and "2 + 7 = 9" in text
    assert "31 − 25 + 1 = 7" in text


def test_a_figure_opens_exactly_the_records_it_counts(report, signed_in):
    client, found = signed_in("vanphong"), fields(report)
    gifts = listed(client, found["RES-10.tet"].link)
    assert "Tết Nguyên đán" in gifts and "Trung thu" not in gifts
    women = listed(client, found["RES-03.women"].link)
    assert women.count("CĐ Văn phòng") == 16
    assert "Vũ Ngọc Thu" in women and "Lê Chí Thi" not in women


def test_months_without_sport_are_offered_as_a_shortcoming(report, signed_in):
    client = signed_in("vanphong")
    text = words(client.get(reverse("report", args=[report.pk]), {"field": "RES-45"}))
    assert "8 tháng trong năm không có hoạt động" in text


def test_next_years_tasks_come_from_the_programme_above(report):
    found = fields(report)
    offers = [found[f"RES-47.{place}"].offer for place in range(1, 7)]
    assert all(offers), "every heading has something from above"
    assert "đoàn phí" in offers[5]


def test_a_number_of_the_records_changes_only_with_a_reason(report, signed_in):
    client = signed_in("vanphong")
    refused = write(client, report, "RES-08", "53")
    assert refused.status_code == 422
    assert 'value="53"' in refused.content.decode(), "what was typed is still there"
    assert write(client, report, "RES-08", "53", reason="Một suất phát sau").status_code == 302
    text = words(page(client, report))
    assert "Bố, mẹ đoàn viên nhận 53 suất quà" in text and "Một suất phát sau" in text


def test_what_cannot_be_read_is_refused_by_name_and_kept(report, signed_in):
    refused = write(signed_in("vanphong"), report, "RES-35", "mười hai")
    assert refused.status_code == 422
    assert "mười hai" in refused.content.decode() and "là số nguyên" in refused.content.decode()


def test_of_two_who_write_the_same_part_the_second_sees_the_first(report, signed_in):
    first, second, seen = (
        signed_in("vanphong"),
        signed_in("vanphong"),
        fields(report)["RES-46"].text,
    )
    write(first, report, "RES-46", "Nhiều kỳ họp bất thường.", seen=seen)
    late = write(second, report, "RES-46", "Thiếu sân tập.", seen=seen)
    shown = late.content.decode()
    assert late.status_code == 409
    assert "Thiếu sân tập." in shown and "Nhiều kỳ họp bất thường." in shown
    assert fields(report)["RES-46"].text == "Nhiều kỳ họp bất thường."


def test_a_report_that_does_not_add_up_is_not_approved(report, signed_in):
    client = signed_in("vanphong")
    write(client, report, "RES-03.men", "29", reason="Đếm nhầm")
    text = words(step(client, report, "approved"))
    assert "29 + 16 = 46" in text
    report.refresh_from_db()
    assert not report.is_frozen and report.status == "edited"


def test_the_approved_report_stays_as_it_was_and_is_put_together_above(report, demo, signed_in):
    client, upper = signed_in("vanphong"), signed_in("vienchuc-thanhhoa")
    for state in ("approved", "signed", "sent"):
        step(client, report, state)
        report.refresh_from_db()
        assert report.status == state
    assert report.signer == "Lê Chí Thi" and report.number.endswith("BC-CĐCS")

    _leave_one(demo)
    text = words(page(client, report))
    assert "có 46 đoàn viên" in text, "frozen"
    assert "46 → 45" in text, "what records say today stands beside it"

    waiting = words(upper.get("/"))
    assert "Xem báo cáo của CĐ Văn phòng Đoàn ĐBQH và HĐND tỉnh" in waiting
    together = words(upper.get(reverse("reports-together"), {"period": "2024"}))
    assert "1/1 đơn vị đã gửi" in together and "136.225.000 đồng" in together
    for state in ("received", "accepted"):
        step(upper, report, state)
    upper.post(reverse("reports-together") + "?period=2024")
    report.refresh_from_db()
    assert report.status == "consolidated"


def test_the_paper_is_in_the_official_layout_and_says_the_same(report, signed_in):
    client = signed_in("vanphong")
    for state in ("approved", "signed"):
        step(client, report, state)
    links = re.findall(
        r'href="(/reports/reports/\d+/papers/\d+\.pdf)"', page(client, report).content.decode()
    )
    printed = pdf_words(client.get(links[0]).content)
    for said in ("46 đoàn viên", "136.225.000 đồng", "173 nghị quyết", "Nơi nhận", "Lê Chí Thi"):
        assert said in printed, said
    answer = client.get(links[0].replace(".pdf", ".docx"))
    document = Document(io.BytesIO(answer.getvalue() if answer.streaming else answer.content))
    text = "\n".join(
        [p.text for p in document.paragraphs]
        + [
            p.text
            for t in document.tables
            for row in t.rows
            for c in row.cells
            for p in c.paragraphs
        ]
    )
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO",
                 "TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Lê Chí Thi", "Nơi nhận", "Thanh Hoá",
                 "136.225.000 đồng"):  # fmt: skip
        assert said in text, said


def test_what_becomes_of_the_unit_later_does_not_touch_what_it_reported(report, demo, signed_in):
    client, unit = signed_in("vanphong"), demo["THA-VC-VP"]
    for state in ("approved", "signed", "sent"):
        step(client, report, state)
    july = dt.date(2026, 7, 1)
    changes.rename(unit=unit, name="Công đoàn Văn phòng mới", effective=july, number="9/QĐ")
    changes.transfer(unit=unit, parent=demo["HGI-BQ"], effective=july, number="10/QĐ")
    text = words(page(client, report))
    assert "CÔNG ĐOÀN VĂN PHÒNG MỚI" not in text and "có 46 đoàn viên" in text
    assert "Công đoàn Văn phòng Đoàn ĐBQH và HĐND tỉnh có" in text
    assert "Sổ đã khác từ khi khoá" not in text
    together = signed_in("vienchuc-thanhhoa").get(reverse("reports-together"), {"period": "2024"})
    assert "1/1 đơn vị đã gửi" in words(together), "counted where the unit stood that year"


def test_no_other_page_changes_an_approved_report(report, signed_in):
    client = signed_in("vanphong")
    step(client, report, "approved")
    url = reverse("reports-reports-edit", args=[report.pk])
    said = {"unit": report.unit_id, "form": report.form, "period_start": "1/1/2023",
            "period_end": "31/12/2023", "title": "Khác", "signer": ""}  # fmt: skip
    answer = client.post(url, said)
    assert answer.status_code == 422
    assert "không đổi mục này" in answer.content.decode()
    assert write(client, report, "RES-46", "Thêm sau").status_code == 422
    kept = Report.all_rows.get(pk=report.pk)
    assert (kept.period_end.year, kept.title) == (2024, report.title)
    with pytest.raises(ProtectedError):
        kept.delete()


def test_the_union_above_returns_a_report_with_its_reason(report, signed_in):
    client, upper = signed_in("vanphong"), signed_in("vienchuc-thanhhoa")
    for state in ("approved", "signed", "sent"):
        step(client, report, state)
    step(upper, report, "received")
    assert "Ghi lý do trả lại" in words(step(upper, report, "returned"))
    step(upper, report, "returned", reason="Thiếu tên đợt ủng hộ")
    assert "Thiếu tên đợt ủng hộ" in words(page(client, report))
    report.refresh_from_db()
    assert not report.is_frozen


def test_a_stranger_finds_no_report(report, signed_in):
    stranger = signed_in("laichau")
    assert page(stranger, report).status_code == 404
    assert write(stranger, report, "RES-46", "x").status_code == 404
    assert step(stranger, report, "approved").status_code == 404


def test_the_page_asks_no_more_than_thirty_queries(
    report, signed_in, django_assert_max_num_queries
):
    client = signed_in("vanphong")
    with django_assert_max_num_queries(30):
        assert page(client, report).status_code == 200
    with django_assert_max_num_queries(30):
        above = signed_in("vienchuc-thanhhoa").get(reverse("reports-together"), {"period": "2024"})
    assert above.status_code == 200


def _leave_one(demo):
    from congdoan.members.registers.membership import Membership
    from congdoan.records.write import save

    one = Membership.all_rows.filter(unit=demo["THA-VC-VP"], person__sex="male").last()
    one.left_on, one.exit, one.status = "2024-12-20", "retired", "left"
    save(one, actor=SYSTEM)
