"""A year of one office union: its members, officials, drives, gifts, studies, activities, and its report.

The figures are those of the yearly report of 2024 (seed 002); the persons but the chair, and what falls
on which day, are made up (`data/thanhhoa-2024.json` says which).
"""

import datetime as dt

from congdoan.base.periods import Period
from congdoan.cadres.registers.official import Official
from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.education.registers.study import Attendance, Study
from congdoan.emulation.registers.movement import Movement
from congdoan.emulation.registers.work_result import WorkResult
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.records.write import save
from congdoan.reports import services
from congdoan.web.demo import meetings
from congdoan.web.demo.people import ACTOR
from congdoan.web.demo.thanhhoa_words import DECLARED, MOVEMENTS, PROGRAMME, WORDS
from congdoan.web.demo.world import read
from congdoan.welfare.registers.activity import Activity, Result
from congdoan.welfare.registers.drive import Drive
from congdoan.welfare.registers.gift import Gift

YEAR = Period.year(2024)
FOUNDED = dt.date(2004, 10, 10)
# What the gifts of the data are called in the register: (occasion, relation, group of receivers).
OCCASIONS = {
    "Tết Nguyên đán": ("tet", "self", "Toàn thể đoàn viên"),
    "Ngày Quốc tế Phụ nữ 8/3": ("women_day", "self", "Nữ đoàn viên"),
    "Ngày Quốc tế Thiếu nhi 1/6": ("children", "child", "Con đoàn viên"),
    "Tết Trung thu": ("mid_autumn", "child", "Con đoàn viên"),
    "Ngày Quốc tế Người cao tuổi 1/10": ("elderly", "parent", "Bố, mẹ đoàn viên"),
    "Ngày thành lập Văn phòng 10/10": ("founding_day", "self", "Toàn thể đoàn viên"),
    "Ngày Phụ nữ Việt Nam 20/10": ("vietnam_women_day", "self", "Nữ đoàn viên"),
    "Ngày Nhà giáo Việt Nam 20/11": ("teachers_day", "self", "Đoàn viên từng là nhà giáo"),
    "Sinh nhật": ("birthday", "self", "Toàn thể đoàn viên"),
    "Thăm ốm đau": ("illness", "family", "Gia đình đoàn viên"),
    "Việc hiếu": ("funeral", "family", "Gia đình đoàn viên"),
    "Việc hỉ": ("wedding", "family", "Gia đình đoàn viên"),
    "Gia đình khó khăn": ("hardship", "family", "Gia đình đoàn viên"),
}  # fmt: skip
PURPOSES = ("housing", "disaster", "member_fund", "prevention_fund")


def load(units):
    """Everything of the office union for 2024, and its report drafted and written, to be approved."""
    data, unit = read("thanhhoa-2024.json"), units["THA-VC-VP"]
    people = {row["code"]: _member(unit, units[row["group"]], row) for row in data["members"]}
    _offices(units, unit, people, data["officials"])
    for purpose, row in zip(PURPOSES, data["drives"], strict=True):
        _save(_drive(unit, purpose, row))
    for row in data["gifts"]:
        _save(_gift(unit, row))
    _studies(unit, people, data["studies"])
    _activities(unit, people, data)
    _work(unit, data["work_results"])
    for row in MOVEMENTS:
        _save(Movement(unit=unit, people=len(people), **row))
    _programme(units["THA-VC"])
    meetings.load(units)
    return _report(units["THA-VC"], unit)


def _save(record):
    return save(record, actor=ACTOR)


def _day(text):
    return dt.date.fromisoformat(text) if text else None


def _member(unit, group, row):
    person = _save(
        Person(unit=unit, code=f"THA-{row['code']}", full_name=row["name"], born=_day(row["born"]),
               sex="female" if row["sex"] == "F" else "male", job="Công chức, viên chức"),
    )  # fmt: skip
    joined = max(_day(row["joined"]) or FOUNDED, FOUNDED)
    _save(Membership(unit=unit, person=person, group=group, joined_on=joined, entry="existing",
                     status="active"))  # fmt: skip
    return person


def _offices(units, unit, people, rows):
    heads = iter(f"THA-VC-VP-T{place}" for place in range(1, 5))
    for row in rows:
        where = units[next(heads)] if row["role"] == "group_head" else unit
        elected = row["role"] in ("chair", "vice_chair", "committee", "inspection_chair")
        since = _day(row["since"])
        _save(Official(
            unit=where, person=people[row["member"]], position=row["role"], since=since,
            until=_day(row["until"]), term="2023-2028", elected_on=since if elected else None,
            election="congress" if elected else "appointed",
        ))  # fmt: skip


def _drive(unit, purpose, row):
    return Drive(
        unit=unit, name=row["name"], called_by=row["called_by"], purpose=purpose, status="reported",
        opened_on=_day(row["opened"]), closed_on=_day(row["transferred"]), people=row["persons"],
        transferred_on=_day(row["transferred"]), recipient=row["called_by"], amount=row["total"],
    )  # fmt: skip


def _gift(unit, row):
    occasion, relation, group = OCCASIONS[row["occasion"]]
    return Gift(
        unit=unit, occasion=occasion, relation=relation, group=group, recipients=row["count"],
        given_on=_day(row["date"]) or YEAR.end, value=row["value_each"], status="given",
    )  # fmt: skip


def _studies(unit, people, rows):
    for row in rows:
        study = _save(Study(
            unit=unit, subject=row["subject"], kind="document", mode=row["mode"], status="held",
            held_on=_day(row["date"]), headcount=row["attendances"],
        ))  # fmt: skip
        came = [person for code, person in people.items() if code not in row["absent"]]
        Attendance.objects.bulk_create(
            Attendance(record=study, person=person, how="online") for person in came
        )
        _save(study)


def _activities(unit, people, data):
    for row in data["activities"]:
        activity = _save(Activity(
            unit=unit, title=row["name"], kind=row["kind"], held_on=_day(row["date"]),
            place=row["place"], headcount=row["persons"], status="held",
        ))  # fmt: skip
        won = [prize for prize in data["prizes"] if prize["date"] == row["date"]]
        Result.objects.bulk_create(
            Result(
                record=activity, event=one["sport"], rank=one["rank"], person=people[one["member"]]
            )
            for one in won
        )


def _work(unit, rows):
    span = {"unit": unit, "since": YEAR.start, "until": YEAR.end}
    for place, row in enumerate(rows, start=1):
        whole = _save(WorkResult(
            code=f"KQ{place:02d}", name=row["name"], unit_label=row["unit"], value=row["total"],
            first_no=row.get("first"), last_no=row.get("last"), **span,
        ))  # fmt: skip
        for letter, part in zip("abcdef", row["parts"], strict=False):
            _save(WorkResult(
                code=f"KQ{place:02d}{letter}", name=part["name"], unit_label=row["unit"],
                value=part["value"], part_of=whole, **span,
            ))  # fmt: skip


def _programme(unit):
    """What the union above asks of 2025: the headings of next year's tasks are drawn from it."""
    year = Period.year(2025)
    programme = _save(Programme(
        unit=unit, title=PROGRAMME["title"], number=PROGRAMME["number"], period_start=year.start,
        period_end=year.end, issued_on=dt.date(2024, 12, 5), issuer=unit.name, status="issued",
    ))  # fmt: skip
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(record=programme, text=text) for text in PROGRAMME["items"]
    )


def _report(upper, unit):
    services.ask(
        actor=ACTOR, unit=upper, form="yearly_grassroots", period=YEAR, due=dt.date(2024, 12, 20)
    )
    report = services.start(actor=ACTOR, unit=unit, form="yearly_grassroots", period=YEAR)
    offers = dict(report.fields.exclude(offer="").values_list("key", "offer"))
    services.tell(actor=ACTOR, report=report, said={**DECLARED, **WORDS, **_drawn(offers)})
    return report


def _drawn(offers):
    """The six headings of tasks as the programme above offers them."""
    return {
        key: said for key, said in offers.items() if key.startswith("RES-47") and key not in WORDS
    }
