"""A draft that others are asked about: they read it, answer until its day, and are told what became of it."""

import datetime as dt
import io

import pytest
import python_calamine
from django.core.files.base import ContentFile
from django.urls import reverse

from congdoan.direction.duties import duties
from congdoan.direction.registers.consultation import Asked, Consultation, Remark
from congdoan.direction.registers.programme import Programme
from congdoan.direction.tasks.reminding import remind
from congdoan.trail.files import keep
from congdoan.trail.models import Notice
from tests.pages import source
from tests.people import write

DAY = dt.date(2026, 6, 15)


def ask(client, draft, *units, names=(), until="30/6/2026"):
    """Fill the form that «Lấy ý kiến» opens, as the page of the draft offers it."""
    page = client.get(draft.register.url_of(draft.pk))
    [url] = [url for url, label, _icon in page.context["actions"] if label == "Lấy ý kiến"]
    form = client.get(url).context["form"]
    lines = [{"unit": unit.pk} for unit in units] + [{"name": name} for name in names]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    data |= {"until": until, "asked-TOTAL_FORMS": len(lines), "asked-INITIAL_FORMS": 0}
    for place, line in enumerate(lines):
        data |= {f"asked-{place}-{name}": value for name, value in line.items()}
    answer = client.post(url.partition("?")[0], data)
    assert answer.status_code == 302, answer.context["form"].errors
    return Consultation.all_rows.latest("pk")


@pytest.fixture
def draft(enter):
    return enter("direction/programmes", "TA", title="Chương trình nữ công", purpose="Vì lao động nữ",
                 status="draft", number="", issued_on="")  # fmt: skip


@pytest.fixture
def asked(as_, draft, world, person):
    """TA asks HA1 and CS002 about its programme, and its own board."""
    person("officer", "HA1")
    return ask(as_("officer", "TA"), draft, world["HA1"], world["CS002"], names=["Ban Nữ công"])


def page(consultation, name="direction-consultation"):
    return reverse(name, args=[consultation.pk])


def line(consultation, text):
    return next(one for one in consultation.asked.all() if text in str(one))


def say(client, consultation, who, **said):
    return client.post(page(consultation), {"asked": line(consultation, who).pk, **said})


def test_asking_moves_the_draft_on_and_tells_each_once(asked, draft, person, as_):
    assert Programme.all_rows.get(pk=draft.pk).status == "consultation"
    told = Notice.objects.filter(user=person("officer", "HA1"))
    assert [one.text for one in told] == [
        "Công đoàn TA lấy ý kiến dự thảo đến 30/6/2026: Chương trình nữ công"
    ]
    say(as_("officer", "HA1"), asked, "HA1", agree="1")
    assert told.count() == 1


def test_nobody_steps_to_asking_without_saying_whom(as_, draft):
    answer = as_("officer", "TA").post(
        reverse("direction-programmes-step", args=[draft.pk]), {"state": "consultation"}
    )
    assert answer.status_code == 422 and "ghi hỏi những nơi nào" in answer.text


@pytest.mark.parametrize(("code", "status"), [("HA1", 200), ("CS002", 200), ("HA2", 200), ("TA", 200),
                                              ("CS001", 404), ("HB1", 404)])  # fmt: skip
def test_who_is_asked_reads_the_draft_and_nobody_else(as_, asked, draft, code, status):
    client = as_("reader", code)
    answer = client.get(page(asked))
    assert answer.status_code == status
    if status == 200:
        assert "Vì lao động nữ" in answer.text
    own = client.get(draft.register.url_of(draft.pk)).status_code
    assert own == (200 if code == "TA" else 404)
    if code == "HA1":
        record = client.get(asked.register.url_of(asked.pk))
        assert record.status_code == 200 and draft.register.url_of(draft.pk) not in record.text


def test_a_draft_waits_in_the_work_of_who_is_asked_until_he_answers(actor, as_, asked, world):
    helper = actor("officer", "HA1")

    def waiting(day=DAY):
        return [one for one in duties(helper, world["HA1"], day) if "Góp ý dự thảo" in one["title"]]

    [item] = waiting()
    assert item["title"] == "Góp ý dự thảo: Chương trình nữ công" and item["due"] == dt.date(
        2026, 6, 30
    )
    assert item["url"] == page(asked) and waiting(dt.date(2026, 7, 1)) == []
    assert say(as_("officer", "HA1"), asked, "HA1", agree="1").status_code == 302
    assert waiting() == []


def test_what_one_remarks_the_others_who_are_asked_do_not_read(as_, asked):
    say(as_("officer", "HA1"), asked, "HA1", place="Mục II", text="Thêm phòng vắt sữa")
    assert "Thêm phòng vắt sữa" in as_("officer", "HA1").get(page(asked)).text
    assert "Thêm phòng vắt sữa" not in source(as_("officer", "CS002").get(page(asked)))
    assert as_("officer", "CS002").get(page(asked, "direction-opinions")).status_code == 404
    assert "Thêm phòng vắt sữa" in as_("reader", "TA").get(page(asked, "direction-opinions")).text


def test_nobody_answers_for_another_but_the_drafter_for_its_boards(as_, asked):
    assert say(as_("officer", "CS002"), asked, "HA1", text="Giả").status_code == 404
    assert say(as_("reader", "HA1"), asked, "HA1", text="Giả").status_code == 404
    assert say(as_("officer", "HA1"), asked, "Ban Nữ công", text="Giả").status_code == 404
    assert say(as_("officer", "TA"), asked, "HA1", text="Thay lời").status_code == 404
    assert say(as_("officer", "TA"), asked, "Ban Nữ công", text="Bỏ mục III").status_code == 302
    assert Remark.objects.get().text == "Bỏ mục III"


def test_a_remark_is_withdrawn_as_long_as_nothing_was_decided(as_, asked):
    helper = as_("officer", "HA1")
    say(helper, asked, "HA1", text="Nhầm")
    one = Remark.objects.get()
    assert say(helper, asked, "HA1", agree="1").status_code == 422
    say(helper, asked, "HA1", drop=one.pk)
    assert not Remark.objects.exists() and line(asked, "HA1").stance == Asked.Stance.SILENT


@pytest.mark.parametrize(("changes", "said", "fault"), [
    ({}, " ", "Ghi «Ý kiến»"), ({"until": dt.date(2026, 6, 14)}, "Muộn", "Đã hết hạn góp ý ngày 14/6/2026"),
])  # fmt: skip
def test_what_is_not_taken_is_said_so_and_stays_in_the_box(as_, asked, changes, said, fault):
    write(asked, **{"asked_on": dt.date(2026, 6, 1), **changes})
    answer = say(as_("officer", "HA1"), asked, "HA1", place="Mục I", text=said)
    assert answer.status_code == 422 and fault in answer.text and not Remark.objects.exists()
    assert [box[2:] for box in answer.context["boxes"]] == [("Mục I", said)]


def test_once_the_draft_goes_on_nothing_more_is_taken(as_, asked, draft):
    write(Programme.all_rows.get(pk=draft.pk), status="submitted")
    answer = say(as_("officer", "HA1"), asked, "HA1", text="Muộn")
    assert answer.status_code == 422 and "đã qua bước lấy ý kiến" in answer.text


def test_what_is_not_taken_up_needs_a_reason_and_the_draft_waits_for_it(as_, asked, draft):
    say(as_("officer", "HA1"), asked, "HA1", place="Mục II", text="Thêm phòng vắt sữa")
    drafter, one = as_("officer", "TA"), Remark.objects.get()
    url, step = (
        page(asked, "direction-opinions"),
        reverse("direction-programmes-step", args=[draft.pk]),
    )
    refused = drafter.post(step, {"state": "submitted"})
    assert refused.status_code == 422 and "Còn 1 ý kiến" in refused.text
    refused = drafter.post(url, {f"v{one.pk}": "rejected", f"r{one.pk}": ""})
    assert refused.status_code == 422 and "Giải trình" in refused.text
    said = {f"v{one.pk}": "rejected", f"r{one.pk}": "Chưa có kinh phí năm nay"}
    assert drafter.post(url, said).status_code == 302
    assert "Chưa có kinh phí năm nay" in as_("reader", "HA1").get(page(asked)).text
    assert drafter.post(step, {"state": "submitted"}).status_code == 302
    assert as_("reader", "TA").post(url, said).status_code == 403


def test_the_table_of_opinions_goes_to_excel_with_those_who_are_silent(as_, asked):
    say(as_("officer", "HA1"), asked, "HA1", place="Mục II", text="Thêm phòng vắt sữa")
    say(as_("officer", "CS002"), asked, "CS002", agree="1")
    drafter, url = as_("officer", "TA"), page(asked, "direction-opinions")
    shown = drafter.get(url)
    assert (
        "data-print" in shown.text
        and "Hỏi 3 nơi: 1 có góp ý, 1 nhất trí, 1 chưa trả lời" in shown.text
    )
    book = drafter.get(url, {"format": "xlsx"})
    rows = python_calamine.load_workbook(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    told = {row[0]: row[1] for row in rows if row and row[0]}
    assert told["Công đoàn HA1"] == "Có góp ý" and told["Công đoàn CS002"] == "Nhất trí"
    assert told["Ban Nữ công"] == "Chưa trả lời"


def test_a_document_and_a_bare_file_are_asked_about_too(as_, enter, world, person):
    drafter = as_("officer", "TA")
    document = enter("direction/documents", "TA", text="Điều 1. Phạm vi áp dụng.")
    keep(
        ContentFile(b"du thao", name="phu-luc.txt"),
        document.register.path,
        document,
        person("officer", "TA"),
    )
    asked = ask(drafter, document, world["HA1"])
    document.refresh_from_db()
    assert document.status == "asked"
    shown = as_("reader", "HA1").get(page(asked))
    assert "Phạm vi áp dụng" in shown.text
    [file] = shown.context["files"]
    assert b"".join(as_("reader", "HA1").get(file["url"])) == b"du thao"
    assert as_("reader", "CS001").get(file["url"]).status_code == 404


def test_what_is_no_draft_any_more_is_not_asked_about(as_, enter, world):
    issued = enter("direction/programmes", "TA")
    data = {"unit": world["TA"].pk, "programme": issued.pk, "subject": "x", "asked_on": "1/6/2026",
            "until": "30/6/2026", "asked-TOTAL_FORMS": 0, "asked-INITIAL_FORMS": 0}  # fmt: skip
    answer = as_("officer", "TA").post(reverse("direction-consultations-new"), data)
    assert answer.status_code == 422 and "đã qua bước dự thảo" in answer.text


def reminded(person, code):
    told = Notice.objects.filter(user=person("officer", code)).order_by("pk")
    return [(one.text, one.url) for one in told if "hết hạn góp ý" in one.text]


def test_who_is_silent_is_reminded_once_before_the_day_and_the_asker_hears_who_is_after_it(
    as_, asked, person
):
    say(as_("officer", "HA1"), asked, "HA1", agree="1")
    helper = person("officer", "CS002")
    assert [remind(DAY), remind(dt.date(2026, 6, 28)), remind(dt.date(2026, 6, 29))] == [0, 1, 0]
    assert reminded(person, "CS002") == [
        ("Sắp hết hạn góp ý 30/6/2026: Chương trình nữ công", page(asked))
    ]
    assert as_("officer", "CS002").get(page(asked)).status_code == 200 and helper
    assert reminded(person, "HA1") == reminded(person, "TA") == []
    assert [remind(dt.date(2026, 7, n)) for n in (1, 2, 9)] == [1, 0, 0]
    assert reminded(person, "TA") == [(
        "Đã hết hạn góp ý 30/6/2026, chưa trả lời: Công đoàn CS002; Ban Nữ công. Dự thảo: Chương trình nữ công",
        page(asked, "direction-opinions"),
    )]  # fmt: skip
    assert len(reminded(person, "CS002")) == 1 and reminded(person, "HA1") == []


def test_a_term_made_longer_is_reminded_of_again(asked, person):
    assert [remind(dt.date(2026, 6, 29)), remind(dt.date(2026, 7, 1))] == [2, 1]
    write(Consultation.all_rows.get(pk=asked.pk), until=dt.date(2026, 7, 10))
    assert [remind(dt.date(2026, 7, 9)), remind(dt.date(2026, 7, 11))] == [2, 1]


@pytest.mark.parametrize("day", [dt.date(2026, 6, 29), dt.date(2026, 7, 1)])
def test_nobody_is_reminded_of_a_draft_that_has_gone_on(asked, draft, day):
    write(Programme.all_rows.get(pk=draft.pk), status="submitted")
    assert remind(day) == 0


def test_many_who_are_silent_are_not_all_named(as_, draft, world, person):
    drafter = person("officer", "TA")
    ask(as_("officer", "TA"), draft, world["HA1"], names=["Ban A", "Ban B", "Ban C"])
    remind(dt.date(2026, 7, 1))
    text = Notice.objects.filter(user=drafter).latest("pk").text
    assert "Công đoàn HA1; Ban A; Ban B và 1 nơi khác." in text
