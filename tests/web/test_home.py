"""My work: what waits, what is late and which targets slip, for the unit stood at."""

import datetime as dt

from tests.direction.documents import drafted, taken
from tests.pages import words


def desk(client, url="/"):
    return words(client.get(url))


def test_an_empty_desk_teaches_the_first_step(as_):
    text = desk(as_("officer", "TA"))
    assert "không có việc nào chờ" in text
    assert "Chưa thấy chỉ tiêu nào có nguy cơ" in desk(as_("officer", "TA"), "/slipping/")


def test_the_desk_asks_for_what_figures_tell_once_it_stands(as_):
    assert 'hx-get="/slipping/"' in as_("officer", "TA").get("/").content.decode()


def test_a_target_that_falls_behind_is_named_with_what_is_missing(as_, enter):
    enter(
        "indicators/targets",
        "TA",
        indicator="IND-002",
        value="600",
        start="2026-01-01",
        end="2026-12-31",
    )
    text = desk(as_("officer", "TA"), "/slipping/")
    assert "Đoàn viên mới kết nạp: ≥ 600" in text and "Chậm tiến độ" in text
    assert "cần thêm" in text


def test_a_task_that_is_late_stands_before_one_that_is_due(as_, enter):
    enter("direction/tasks", "TA", text="Gửi báo cáo quý", due="2026-06-18", status="assigned")
    enter("direction/tasks", "TA", text="Rà soát quy chế", due="2026-06-10", status="assigned")
    text = desk(as_("officer", "TA"))
    assert text.index("Rà soát quy chế") < text.index("Gửi báo cáo quý")
    assert "Trễ hạn" in text and "đến hạn" in text.lower()


def test_what_waits_for_a_signature_is_not_buried_and_all_that_waits_is_on_the_desk(
    as_, enter, world
):
    for n in range(13):
        enter("direction/incoming", number=f"{n}/KH", title=f"Văn bản {n}", due="2026-06-20")
    enter("direction/incoming", number="14/KH", title="Văn bản trễ", due="2026-06-01",
          arrived_on="2026-05-20", dated="2026-05-19")  # fmt: skip
    client = as_("officer", "CS001")
    doc = taken(client, drafted(client, world["CS001"]), "checked")
    answer = client.get("/")
    [found] = [one for one in answer.context["lists"] if one["count"]]
    assert found["count"] == 15
    assert [one["title"] for one in found["items"][:2]] == ["14/KH Văn bản trễ", doc.title]
    page = answer.content.decode()
    assert "Cần ký, cần trả lời 15" in desk(client) and "Xem 3 việc nữa" in page
    assert all(f"{n}/KH Văn bản {n}<" in page for n in range(13))


def test_what_belongs_to_another_unit_does_not_wait_for_me(as_, enter):
    enter("direction/tasks", "HB1", text="Việc của nhánh khác", due="2026-06-10", status="assigned")
    assert "Việc của nhánh khác" not in desk(as_("officer", "TA"))


def test_a_report_owed_is_late_after_its_day(as_, enter):
    enter("reports/duties", "CS001", due=dt.date(2026, 6, 1).isoformat())
    assert "Trễ hạn" in desk(as_("officer", "CS001"))
    assert "Trễ hạn" not in desk(as_("reader", "CS001"))
