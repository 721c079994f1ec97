"""Workplaces of the demo with their headcount of March 2025; a few have no union yet.

Lai Châu: 1.000 workers in the state sector, 1.500 outside it, 120 of them where no union is
(the denominators of ST-02's 96,2 % and 84,0 %).
"""

import datetime as dt

from congdoan.records.write import save_all
from congdoan.web.demo.movements import LAI_CHAU, STANDING, standing_number
from congdoan.web.demo.people import ACTOR, shared_out
from congdoan.workplaces.registers.headcount import Headcount
from congdoan.workplaces.registers.supplier import Supplier
from congdoan.workplaces.registers.workplace import Workplace

MARCH = dt.date(2025, 3, 15)
STATE, NON_STATE = 1000, 1380
# code, name, upper union, workers, code of the commune where it is known: no union yet.
BLANKS = (
    ("LCH-W1", "Công ty TNHH Gạch Tam Đường Mới", "LCH-TP", 60, "03408"),
    ("LCH-W2", "Hợp tác xã Vận tải Sin Suối", "LCH-TP", 32, "03388"),
    ("LCH-W3", "Công ty TNHH Miến dong Bình Lư Xanh", "LCH-TU", 18, "03390"),
    ("LCH-W4", "Cơ sở Chế biến gỗ Than Uyên", "LCH-TU", 10, "03595"),
    ("M000-W1", "Công ty TNHH Bao bì An Phước", "M000-03", 64, ""),
    ("M000-W2", "Công ty Cổ phần Nông sản Tân Mỹ", "M000-02", 41, ""),
    ("M000-W3", "Công ty TNHH Cơ khí Hòa Bình An", "M000-01", 23, ""),
    ("M000-W4", "Nhà hàng Sông Xanh", "M000-01", 12, ""),
)


def load(units):
    """Saved workplaces, by the code of the union that is there."""
    workers = {**dict(_lai_chau(units)), **dict(_others(units))}
    found = {code: _place(units[code], number) for code, number in workers.items()}
    blank = [
        _blank(units[upper], code, name, number, commune)
        for code, name, upper, number, commune in BLANKS
    ]
    places = [*found.values(), *blank]
    save_all(places, actor=ACTOR)
    save_all([_count(place) for place in places], actor=ACTOR)
    office = Supplier(unit=units["LCH"], agency="tax", office="Cơ quan thuế tỉnh Lai Châu (mẫu)",
                      username="thue", since=MARCH)  # fmt: skip
    save_all([office], actor=ACTOR)
    return found


def _lai_chau(units):
    for ownership, total in (("state", STATE), ("non_state", NON_STATE)):
        codes = [code for code in LAI_CHAU if units[code].ownership == ownership]
        yield from zip(
            codes, shared_out(total, [sum(LAI_CHAU[code]) for code in codes]), strict=True
        )


def _others(units):
    for code, unit in units.items():
        if unit.kind == "CDCS" and code not in LAI_CHAU:
            members = STANDING.get(code) or standing_number(unit)
            yield code, members + members // 9 + 6


def _place(unit, workers):
    name = unit.name.replace("Công đoàn cơ sở ", "").replace("Công đoàn ", "")
    upper = unit.parent_on(MARCH)
    return _made(
        upper, f"NLV-{unit.code}", name, workers, ownership=unit.ownership, sector=unit.sector,
        union=unit, union_since=unit.founded, opened_on=unit.founded, state="founded",
        cba_eligible=unit.sector == "enterprise",
    )  # fmt: skip


def _blank(upper, code, name, workers, commune):
    return _made(
        upper, code, name, workers, commune=commune, ownership="non_state", sector="enterprise",
        opened_on=dt.date(2019, 6, 1), state="potential",
    )  # fmt: skip


def _made(upper, code, name, workers, **facts):
    return Workplace(
        unit=upper, code=code, name=name, workers=workers, counted_on=MARCH, eligible=workers >= 5,
        **facts,
    )  # fmt: skip


def _count(place):
    return Headcount(
        unit=place.unit, workplace=place, counted_on=MARCH, total=place.workers,
        female=place.workers * 52 // 100, source="Khảo sát doanh nghiệp, lao động quý I/2025",
    )  # fmt: skip
