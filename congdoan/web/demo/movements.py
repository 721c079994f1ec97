"""Members of the demo federations over 2025: the net of ST-01 and ST-02 on their days.

M000 (seed 000): 1.534 net by 30/6/2025, 61 of them informal; 2.640 by the end of the year.
LCH (seed 004): 905 net by 31/8/2025; density 96,2 % state, 84,0 % non-state.
"""

import datetime as dt

from congdoan.web.demo.people import Crowd, shared_out

NEW_YEAR, MIDYEAR = dt.date(2025, 1, 1), dt.date(2025, 6, 30)
YEAR_END = dt.date(2025, 12, 31)
LONG_AGO = (dt.date(2012, 1, 3), dt.date(2024, 12, 20))

# Net by the middle and by the end of 2025: (formal, informal).
M000 = ((1473, 61), (2519, 121))
# unit: (members at the start of 2025, net by 31/8/2025). State 962, non-state 1.260, guild 60 then.
LAI_CHAU = {
    "LCH-TP-01": (96, 12), "LCH-TU-01": (70, 9), "LCH-TN-01": (84, 11), "LCH-VC-01": (142, 22),
    "LCH-VC-02": (110, 14), "LCH-GD-01": (128, 18), "LCH-GD-02": (226, 20),
    "LCH-TP-02": (160, 250), "LCH-TU-02": (205, 289), "LCH-TN-02": (156, 200),
    "LCH-TP-03": (0, 60),
}  # fmt: skip
# Members of the other federations, on the roll for long.
STANDING = {
    "HGI-BQ-01": 210, "HGI-BQ-02": 164, "HGI-BQ-03": 92, "HGI-BQ-04": 118,
    "LDO-BL-01": 186, "LDO-BL-02": 75, "LDO-BL-03": 240, "LDO-BL-04": 152,
}  # fmt: skip


def load(units, workplaces):
    """Everyone of M000, Lai Châu, Bắc Quang and Bảo Lộc. `workplaces` by the code of their union."""
    crowd = Crowd(2025)
    federation_000(crowd, units, workplaces)
    lai_chau(crowd, units, workplaces)
    for code, number in STANDING.items():
        _standing(crowd, units[code], number, workplaces)
    crowd.save()


def federation_000(crowd, units, workplaces):
    base = [
        unit
        for code, unit in sorted(units.items())
        if code.startswith("M000-") and code.count("-") == 2
    ]
    guilds = [unit for unit in base if unit.kind == "NDCS"]
    others = [unit for unit in base if unit.kind != "NDCS"]
    for group, place in ((others, 0), (guilds, 1)):
        weights = [_weight(unit) for unit in group]
        middle = shared_out(M000[0][place], weights)
        rest = shared_out(M000[1][place] - M000[0][place], weights)
        for unit, first, second in zip(group, middle, rest, strict=True):
            _standing(crowd, unit, standing_number(unit), workplaces)
            _net(crowd, unit, first, NEW_YEAR, MIDYEAR, workplaces)
            _net(crowd, unit, second, MIDYEAR + dt.timedelta(1), YEAR_END, workplaces)


def standing_number(unit):
    """Members of a union of M000 before 2025."""
    return 20 + _weight(unit) * 3


def _weight(unit):
    """The industrial zones bring most, then enterprises."""
    if unit.code.startswith("M000-20"):
        return 40
    return {"enterprise": 12, "guild": 8}.get(unit.sector, 4)


def lai_chau(crowd, units, workplaces):
    for code, (before, net) in LAI_CHAU.items():
        unit = units[code]
        _standing(crowd, unit, before, workplaces)
        first = max(NEW_YEAR, unit.founded)
        _net(crowd, unit, net, first, dt.date(2025, 8, 31), workplaces)


def _standing(crowd, unit, number, workplaces):
    for _ in range(number):
        joined = crowd.day(max(LONG_AGO[0], unit.founded), LONG_AGO[1])
        crowd.join(unit, joined, "existing", workplace=workplaces.get(unit.code))


def _net(crowd, unit, net, first, last, workplaces):
    """`net` more on the roll at the end: some leave again, so more are admitted."""
    leaving = net // 9
    for place in range(net + leaving):
        joined = crowd.day(first, last)
        gone = crowd.day(joined, last) if place < leaving else None
        crowd.join(
            unit, joined, "admitted", left_on=gone, exit="quit" if gone else "",
            workplace=workplaces.get(unit.code),
        )  # fmt: skip
