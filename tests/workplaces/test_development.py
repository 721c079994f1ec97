"""Committees, contacts and the network that bring workers in: what is flagged, what is refused, what counts."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.emulation.registers.model import NewModel
from congdoan.records.register import REGISTERS, find_measure
from congdoan.workplaces.registers.committee import Committee
from congdoan.workplaces.registers.contact import Contact
from tests.growing import SYSTEM
from tests.pages import source
from tests.sweeps.hands import typed

pytestmark = pytest.mark.django_db
COMMITTEES, CONTACTS = REGISTERS["workplaces/committees"], REGISTERS["workplaces/contacts"]
YEAR = Period.parse("2026")


def seats(*sides, **more):
    """Members lines as the page posts them."""
    lines = {"members-TOTAL_FORMS": str(len(sides)), "members-INITIAL_FORMS": "0",
             "reviews-TOTAL_FORMS": "0", "reviews-INITIAL_FORMS": "0"}  # fmt: skip
    for at, side in enumerate(sides):
        lines |= {
            f"members-{at}-full_name": f"Người {at}", f"members-{at}-organisation": "Huyện uỷ",
            f"members-{at}-represents": side, f"members-{at}-role": "Uỷ viên",
        }  # fmt: skip
    return {**lines, **more}


@pytest.fixture
def found(as_, world):
    def make(*sides, **more):
        data = {**typed(COMMITTEES, world["CS001"], status="active"), **seats(*sides), **more}
        answer = as_("officer", "CS001").post(reverse("workplaces-committees-new"), data)
        return answer, Committee.all_rows.order_by("-pk").first()

    return make


def count(code):
    register, measure = find_measure(code)
    return measure.value(register.rows(SYSTEM), YEAR)


def test_a_committee_without_party_and_state_stands_flagged(found):
    answer, committee = found("union", "party")
    assert answer.status_code == 302
    assert not committee.complete and committee.lacking == "Cơ quan quản lý nhà nước"
    assert (count("steering.count"), count("steering.complete")) == (1, 0)


def test_a_full_committee_counts_as_complete(found):
    _answer, committee = found("union", "party", "state")
    assert committee.complete and committee.lacking == ""
    assert (count("steering.count"), count("steering.complete")) == (1, 1)


def test_a_seat_that_was_left_does_not_count(found):
    _answer, committee = found("party", "state", **{"members-1-left_on": "1/6/2026"})
    assert committee.lacking == "Cơ quan quản lý nhà nước"


def test_who_ends_is_followed_by_somebody(found):
    review = {
        "reviews-TOTAL_FORMS": "1", "reviews-0-year": "2026", "reviews-0-full_name": "Người 0",
        "reviews-0-contribution": "Vắng các buổi họp", "reviews-0-verdict": "end",
        "reviews-0-concluded_on": "15/12/2026",
    }  # fmt: skip
    answer, committee = found("party", "state", **review)
    assert answer.status_code == 422 and "người thay thế" in answer.content.decode()
    assert committee is None
    answer, committee = found("party", "state", **{**review, "reviews-0-successor": "Lò Thị Hoa"})
    assert answer.status_code == 302 and count("steering.replaced") == 1


def test_a_refusal_is_not_the_end(as_, world, enter):
    enter("workplaces/workplaces")
    data = typed(CONTACTS, world["CS001"], result="refused", next_on="")
    client = as_("officer", "CS001")
    answer = client.post(reverse("workplaces-contacts-new"), data)
    assert answer.status_code == 422 and "hẹn ngày quay lại" in answer.content.decode()
    assert (
        client.post(reverse("workplaces-contacts-new"), {**data, "next_on": "1/5/2026"}).status_code
        == 302
    )
    assert Contact.all_rows.get().next_on == dt.date(2026, 5, 1)


def test_a_refused_place_comes_back_on_its_day_until_somebody_went(as_, enter):
    enter("workplaces/workplaces")
    first = enter(
        "workplaces/contacts", held_on="2026-05-01", result="refused", next_on="2026-06-10"
    )
    url = reverse("workplaces-contacts-detail", args=[first.pk])

    def work(unit="CS001"):
        return source(as_("officer", unit).get(reverse("home")))

    assert url in work() and "Từ chối" in work() and "Quá hạn" in work()
    assert url in work("TA") and url not in work("TB")
    enter("workplaces/contacts", held_on="2026-06-12", next_on="")
    assert url not in work()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": "piloting", "ends_on": ""}, "ngày kết thúc"),
        ({"status": "replicated", "evaluation": ""}, "đánh giá trước khi nhân rộng"),
        ({"starts_on": "1/3/2026", "ends_on": "1/2/2026"}, "không được trước"),
    ],
    ids=["no end", "not judged", "backwards"],
)
def test_a_pilot_ends_and_is_judged_before_it_spreads(as_, world, facts, words):
    data = typed(REGISTERS["emulation/models"], world["CS001"], **facts)
    answer = as_("officer", "CS001").post(reverse("emulation-models-new"), data)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not NewModel.all_rows.exists()


@pytest.mark.browser
@pytest.mark.realtime
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1366, 390])
def test_lines_stand_below_their_heading_and_within_the_form(page, sign_in, width):
    shown = sign_in("officer", "CS001")
    shown.set_viewport_size({"width": width, "height": 900})
    shown.goto(reverse("workplaces-committees-new"))
    places = shown.evaluate(
        "[...document.querySelectorAll('.line-row')].map(row => [row, row.closest('fieldset'),"
        " row.closest('fieldset').querySelector('legend')].map(one => one.getBoundingClientRect())"
        ".flatMap(box => [box.left, box.right, box.top, box.bottom]))"
    )
    assert len(places) == len(COMMITTEES.lines)
    for left, right, top, _bottom, *rest in places:
        assert abs(left - rest[0]) < 2 and right <= rest[1] + 1, "within the part"
        assert top >= rest[7] - 1, "below its heading"


def test_a_committee_was_complete_until_the_day_a_seat_was_left(found):
    _answer, committee = found("party", "state", **{"members-1-left_on": "1/6/2026"})
    register, measure = find_measure("steering.complete")
    days = (dt.date(2026, 5, 31), dt.date(2026, 6, 1))
    rows = register.rows(SYSTEM)
    assert [measure.value(rows, Period(day, day)) for day in days] == [1, 0]
    assert not committee.complete
