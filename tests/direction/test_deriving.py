"""A programme is made of the one above item by item: in own words, left out with a reason, added to."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from congdoan.base.papers import plain
from congdoan.base.periods import Period
from congdoan.direction.confirming.repeats import repeated
from congdoan.direction.programmes.paper import programme_paper
from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.records.rows import Rows
from congdoan.records.write import save
from tests.growing import SYSTEM
from tests.people import figure


def take(client, own, item, **data):
    return client.post(reverse("direction-take", args=[own.pk, item.pk]), data, follow=True)


def page(client, programme):
    return client.get(reverse("direction-coverage", args=[programme.pk])).context


def states(client, own):
    return [row.state for row, *_label in page(client, own)["rows"]]


def test_an_item_is_worded_anew_and_keeps_the_one_it_comes_from(below, above, own):
    task = above.items.get(kind="task")
    take(below, own, task, text="Tập huấn chủ tịch cơ sở", lead="Ban Tổ chức", due="30/9/2026",
         field="organisation", off_core="on")  # fmt: skip
    made = own.items.get()
    assert (made.source, made.text, made.lead) == (task, "Tập huấn chủ tịch cơ sở", "Ban Tổ chức")
    assert (made.due, made.field, made.off_core) == (dt.date(2026, 9, 30), "organisation", True)
    take(below, own, task, text="Tập huấn cán bộ nữ")
    assert own.items.get().text == "Tập huấn cán bộ nữ" and not own.items.get().off_core


def test_a_unit_that_leads_an_item_above_leads_none_of_those_who_take_it_up_unless_they_name_it(
    below, above, own, world
):
    task = above.items.get(kind="task")
    ProgrammeItem.objects.filter(pk=task.pk).update(unit=world["HA2"])
    url = reverse("direction-coverage", args=[own.pk])
    form = below.get(url, {"edit": task.pk}).context["form"]
    assert form["unit"].value() is None
    take(below, own, task)
    assert (own.items.get().unit, own.items.get().leader) == (None, "")
    take(below, own, task, text="Tập huấn cán bộ", unit="CS001")
    assert own.items.get().leader == "Công đoàn CS001"
    assert "Công đoàn CS001" in below.get(url).text
    form = below.get(url, {"edit": task.pk}).context["form"]
    assert form["unit"].value() == world["CS001"].pk


def test_an_item_of_its_own_is_led_by_a_unit_too(below, own):
    url = reverse("direction-own-item", args=[own.pk])
    said = {"kind": "event", "text": "Ngày hội công nhân", "unit": "CS001"}
    assert "Công đoàn CS001" in below.post(url, said, follow=True).text
    assert own.items.get().leader == "Công đoàn CS001"
    refused = below.post(url, {**said, "unit": "Không có"}, follow=True)
    assert "Không tìm thấy «Không có»" in refused.text and own.items.count() == 1


def test_words_that_are_wrong_are_told_and_kept(below, above, own):
    task = above.items.get(kind="task")
    answer = below.post(reverse("direction-take", args=[own.pk, task.pk]),
                        {"text": "Lời mới", "due": "32/13/2026"}, headers={"HX-Request": "true"})  # fmt: skip
    assert answer.status_code == 422
    assert "Lời mới" in answer.content.decode() and own.items.count() == 0


def test_an_item_is_left_out_with_a_reason_and_may_come_back(below, above, own):
    task = above.items.get(kind="task")
    refused = take(below, own, task, drop="1")
    assert "lý do không đưa vào" in refused.content.decode()
    assert states(below, own)[2] == "left_out"
    take(below, own, task, drop="1", reason="Không có cán bộ thuộc diện")
    rows = page(below, own)["rows"]
    assert (rows[2][0].state, rows[2][0].why) == ("dropped", "Không có cán bộ thuộc diện")
    take(below, own, task)
    assert states(below, own)[2] == "taken" and own.omissions.count() == 0


def test_what_is_left_is_taken_up_as_it_stands_but_for_numbers_to_share(below, above, own):
    take(below, own, above.items.get(kind="task"), drop="1", reason="Không thuộc diện")
    answer = below.post(reverse("direction-take-rest", args=[own.pk]), follow=True)
    assert states(below, own) == ["left_out", "taken", "dropped"]
    assert "Đã đưa vào 1 nội dung" in answer.content.decode()


def test_progress_is_counted_live(below, above, own):
    task = above.items.get(kind="task")
    answer = below.post(reverse("direction-take", args=[own.pk, task.pk]), {},
                        headers={"HX-Request": "true"})  # fmt: skip
    text = answer.content.decode()
    assert answer.status_code == 200 and 'hx-swap-oob="true"' in text
    assert "Đã xem 1 trong 3 nội dung" in text
    assert f'id="i-{task.pk}"' in text


def test_a_unit_adds_items_of_its_own_and_takes_them_out(below, own):
    url = reverse("direction-own-item", args=[own.pk])
    below.post(url, {"kind": "event", "text": "Ngày hội công nhân", "due": "1/5/2026"})
    made = own.items.get()
    assert (made.kind, made.source, made.due) == ("event", None, dt.date(2026, 5, 1))
    assert [one.text for one in page(below, own)["local"]] == ["Ngày hội công nhân"]
    refused = below.post(url, {"kind": "event", "text": ""}, follow=True)
    assert "Nội dung" in refused.content.decode() and own.items.count() == 1
    below.post(url, {"drop": made.pk})
    assert own.items.count() == 0


def test_what_stands_issued_is_not_added_to(below, own):
    Programme.all_rows.filter(pk=own.pk).update(status="issued")
    said = below.post(reverse("direction-own-item", args=[own.pk]),
                      {"kind": "task", "text": "Thêm"}, follow=True).content.decode()  # fmt: skip
    assert "đã ban hành" in said and own.items.count() == 0


def test_the_report_names_what_no_one_has_taken_up_and_who_has_no_programme(
    below, as_, above, own, world
):
    take(below, own, above.items.get(text="90%"), value="90")
    take(below, own, above.items.get(kind="task"), drop="1", reason="Không thuộc diện")
    found = page(as_("reader", "TA"), above)
    assert [one.item.text for one in found["orphans"]] == ["3.000", "Tập huấn cán bộ"]
    assert found["without"] == [world["HA2"]]
    [(programme, counts)] = found["units"]
    assert programme == own and {str(label): n for _look, label, n in counts} == {
        "Chưa đưa vào": 1, "Không đưa vào": 1, "Đã đưa vào": 1,
    }  # fmt: skip


def test_the_report_goes_out_as_a_sheet(below, as_, above, own):
    take(below, own, above.items.get(kind="task"), drop="1", reason="Không thuộc diện")
    url = reverse("direction-coverage-sheet", args=[above.pk])
    assert as_("reader", "TA").get(url).content.startswith(b"PK")
    answer = as_("reader", "TA").get(url, {"format": "csv"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][-1] == str(own.unit)
    assert rows[3][1] == "Tập huấn cán bộ" and rows[3][-1] == "Không đưa vào: Không thuộc diện"
    assert rows[3][3:5] == ["0", "1"]
    assert any("Công đoàn HA2" in str(row[1]) for row in rows)
    assert as_("reader", "TB").get(url).status_code == 404


def test_a_programme_is_printed_with_its_four_blocks(below, above, own):
    take(below, own, above.items.get(text="90%"), value="95")
    take(below, own, above.items.get(kind="task"), lead="Ban Tổ chức", text="Tập huấn cán bộ")
    programme = Programme.all_rows.get(pk=own.pk)
    programme.purpose, programme.organising = "Làm rõ việc phải làm", "Các ban theo dõi"
    save(programme, actor=SYSTEM)
    text = plain(programme_paper(programme, dt.date(2026, 6, 15)))
    places = [text.index(part) for part in (
        "I. MỤC ĐÍCH", "Làm rõ việc", "II. CHỈ TIÊU", "III. NHIỆM VỤ", "Tập huấn cán bộ",
        "IV. TỔ CHỨC", "Các ban theo dõi",
    )]  # fmt: skip
    assert places == sorted(places)
    url = reverse("direction-programme-paper", args=[own.pk])
    assert below.get(url).content.startswith(b"%PDF")
    assert below.get(url, {"form": "docx"}).content.startswith(b"PK")


def test_a_task_said_twice_is_flagged(world):
    items = [
        ProgrammeItem(text=text)
        for text in (
            "Giám sát việc thực hiện chế độ, chính sách đối với người lao động tại doanh nghiệp",
            "Tổ chức hội thao chào mừng ngày thành lập công đoàn",
            "Tăng cường giám sát thực hiện chế độ, chính sách đối với người lao động ở doanh nghiệp",
        )
    ]
    assert [(items.index(one), items.index(other)) for one, other in repeated(items)] == [(0, 2)]


def test_items_outside_of_representation_are_counted(below, above, own):
    take(below, own, above.items.get(kind="task"), text="Tập huấn", off_core="on")
    take(below, own, above.items.get(text="90%"), value="90")
    year = Period.year(2026)
    assert figure("programmes.off_core", year, own.unit) == 1
    assert figure("programmes.items", year, own.unit) == 2
    assert page(below, own)["off_core"] == 1


@pytest.mark.parametrize(("role", "status"), [("officer", "submitted"), ("manager", "adopted")])
def test_a_board_drafts_and_the_committee_adopts(as_, own, role, status):
    Programme.all_rows.filter(pk=own.pk).update(status="submitted")
    client = as_(role, "HA1")
    url = reverse("direction-programmes-step", args=[own.pk])
    answer = client.post(url, {"state": "adopted"})
    assert Programme.all_rows.get(pk=own.pk).status == status
    if role == "officer":
        assert answer.status_code == 422 and "quyền quản lý" in answer.content.decode()
    detail = client.get(reverse("direction-programmes-detail", args=[own.pk]))
    offered = [state for state, _label in detail.context["steps"]]
    assert offered == (["draft"] if role == "officer" else ["issued"])


def test_a_programme_runs_through_its_reviews_until_it_is_kept(as_, own):
    Programme.all_rows.filter(pk=own.pk).update(number="01/CTr", issued_on=dt.date(2026, 1, 5))
    client = as_("manager", "HA1")
    asking = {"unit": own.unit_id, "programme": own.pk, "subject": own.title, "asked_on": "1/6/2026",
              "until": "30/6/2026", "asked-TOTAL_FORMS": 0, "asked-INITIAL_FORMS": 0}  # fmt: skip
    client.post(reverse("direction-consultations-new"), asking)
    assert Programme.all_rows.get(pk=own.pk).status == "consultation"
    path = [
        "submitted",
        "adopted",
        "issued",
        "running",
        "midterm",
        "reviewed",
        "closed",
    ]
    for state in path:
        client.post(reverse("direction-programmes-step", args=[own.pk]), {"state": state})
        assert Programme.all_rows.get(pk=own.pk).status == state


def test_the_page_of_eighty_items_asks_no_more(below, above, own, django_assert_max_num_queries):
    more = [ProgrammeItem(kind="task", text=f"Việc số {n} của phòng {n}") for n in range(80)]
    save(above, actor=SYSTEM, lines=[Rows(more)])
    below.post(reverse("direction-take-rest", args=[own.pk]))
    with django_assert_max_num_queries(30):
        assert below.get(reverse("direction-coverage", args=[own.pk])).status_code == 200
