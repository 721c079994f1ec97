"""What is said to have been done was done by today: a day to come is refused by its name."""

import pytest
from django.urls import reverse

from congdoan.records.register import REGISTERS
from tests.direction.documents import drafted, step, taken
from tests.sweeps.hands import typed

AHEAD, TODAY = "16/6/2026", "15/6/2026"
DONE = [
    ("tasks", "done_on", {"status": "reported", "result": "Xong"}),
    ("reviews", "held_on", {"status": "held"}),
    ("required_plans", "issued_on", {"status": "issued", "issued_number": "9/KH-CĐCS"}),
    ("programmes", "issued_on", {"status": "issued"}),
    ("difficulties", "raised_on", {}),
    ("difficulties", "received_on", {"status": "received"}),
    ("difficulties", "decided_on", {"status": "decided", "proposal": "Xây", "decision": "Xây"}),
    ("difficulties", "answered_on", {"status": "answered", "answer": "Đã xây"}),
    ("meetings", "held_on", {"status": "held", "headcount": 5}),
]


@pytest.mark.parametrize(("name", "field", "facts"), DONE)
def test_a_day_to_come_is_refused_and_today_is_taken(as_, world, name, field, facts):
    register, client = REGISTERS[f"direction/{name}"], as_("manager", "TLD")
    for day, status in ((AHEAD, 422), (TODAY, 302)):
        data = typed(register, world["CS001"], **{**facts, field: day})
        answer = client.post(reverse(f"direction-{name}-new"), data)
        assert answer.status_code == status, answer.context["form"].errors
        if status == 422:
            assert "chưa tới" in str(answer.context["form"].errors[field])


def test_a_meeting_to_come_is_planned_and_held_only_on_its_day(enter, as_):
    meeting = enter("direction/meetings", held_on="2026-06-20", headcount=3)
    answer = step(as_("officer", "CS001"), meeting, "held", "meetings")
    assert answer.status_code == 422 and "chưa tới" in answer.text and meeting.status == "planned"


def test_no_number_is_drawn_for_a_day_to_come(as_, world):
    client = as_("officer", "CS001")
    document = taken(client, drafted(client, world["CS001"], dated=AHEAD), "checked", "signed")
    answer = step(client, document, "numbered")
    assert answer.status_code == 422 and "«Ngày văn bản» chưa tới" in answer.text
    assert document.number == "" and document.status == "signed"
