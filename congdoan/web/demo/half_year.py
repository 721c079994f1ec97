"""The first half of 2025 in Than Uyên, a district of Lai Châu: its two grassroots unions report, it puts that together
and reports to the province.

What was given, studied and played there is made up, and so is what was written; members, the agreement and the
dialogue are those that other files of the demo put there.
"""

import datetime as dt

from congdoan.access.system import System
from congdoan.base.periods import Period
from congdoan.education.registers.study import Study
from congdoan.indicators.models import Target
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.reports import copies, services
from congdoan.web.demo.half_year_words import BRANCH, COMMITTEE, GRASSROOTS, SIGNERS, TOLD
from congdoan.welfare.registers.activity import Activity
from congdoan.welfare.registers.gift import Gift

DAY = dt.date.fromisoformat
HALF = Period.months(2025, 1, 6)
PROVINCE, HOME, OFFICE, TEA = "LCH", "LCH-TU", "LCH-TU-01", "LCH-TU-02"
# What the district holds itself to in 2025: indicator, value.
TARGETS = (("IND-001", 450), ("IND-018", 4), ("IND-023", 100))
# unit, occasion, day, who, how many, value of each.
GIFTS = (
    (OFFICE, "tet", "2025-01-22", "Toàn thể đoàn viên", 70, 300_000),
    (TEA, "tet", "2025-01-20", "Toàn thể đoàn viên", 205, 500_000),
    (TEA, "illness", "2025-03-18", "Công nhân nằm viện", 4, 500_000),
    (OFFICE, "women_day", "2025-03-07", "Nữ đoàn viên", 40, 200_000),
    (TEA, "women_day", "2025-03-07", "Nữ đoàn viên", 150, 150_000),
)  # fmt: skip
# unit, subject, day, persons.
STUDIES = (
    (OFFICE, "Luật Công đoàn năm 2024", "2025-03-14", 66),
    (TEA, "An toàn, vệ sinh lao động trong xưởng chè", "2025-05-10", 310),
)
# unit, kind, title, day, persons.
ACTIVITIES = ((TEA, "sport", "Giải bóng chuyền Tháng Công nhân", "2025-05-18", 96),)
# A union, and the days on which it approved and signed its report, then sent it up.
GONE_UP = ((OFFICE, "2025-07-03"), (TEA, "2025-07-04"))
TAKEN_IN, TOGETHER = "2025-07-07", "2025-07-09"


def load(units):
    """The records, then the reports on their way: two with the district, its own with the province."""
    for indicator, value in TARGETS:
        _save(Target(unit=units[HOME], indicator_id=indicator, value=value, start=DAY("2025-01-01"),
                     end=DAY("2025-12-31"), status="adopted"))  # fmt: skip
    _records(units)
    _ask(units[PROVINCE], "half_upper", "2025-07-10")
    _ask(units[HOME], "half_grassroots", "2025-07-05")
    for code, day in GONE_UP:
        report = _drafted(units[code], "half_grassroots", TOLD[code], GRASSROOTS[code], day)
        _walk(report, day, "approved", "signed", "sent")
        _walk(report, TAKEN_IN, "received", "accepted", "consolidated")
    whole = _drafted(units[HOME], "half_upper", {}, BRANCH, TOGETHER)
    copies.add(actor=_on(TOGETHER), report=whole, name=COMMITTEE, kind="party")
    _walk(whole, TOGETHER, "approved", "signed", "sent")


def _on(day):
    return System("dữ liệu mẫu", DAY(day))


def _save(record, *lines):
    return save(record, actor=_on("2025-06-30"), lines=[Rows(list(rows)) for rows in lines])


def _records(units):
    for code, occasion, day, group, recipients, value in GIFTS:
        _save(Gift(unit=units[code], occasion=occasion, given_on=DAY(day), group=group, relation="self",
                   recipients=recipients, value=value, status="given"))  # fmt: skip
    for code, subject, day, persons in STUDIES:
        _save(Study(unit=units[code], subject=subject, kind="law", mode="person", status="held",
                    held_on=DAY(day), headcount=persons))  # fmt: skip
    for code, kind, title, day, persons in ACTIVITIES:
        _save(Activity(unit=units[code], title=title, kind=kind, held_on=DAY(day), headcount=persons,
                       place="Sân nhà máy", status="held"))  # fmt: skip


def _ask(unit, form, due):
    services.ask(actor=_on("2025-06-20"), unit=unit, form=form, period=HALF, due=DAY(due))


def _drafted(unit, form, told, words, day):
    """The report drawn up; where nobody wrote otherwise the words are those that its figures offer."""
    report = services.start(actor=_on(day), unit=unit, form=form, period=HALF)
    offers = dict(report.fields.exclude(offer="").values_list("key", "offer"))
    services.tell(actor=_on(day), report=report, said={**offers, **told, **words})
    return report


def _walk(report, day, *states):
    for state in states:
        services.step(actor=_on(day), report=report, state=state, signer=SIGNERS[report.unit.code])
