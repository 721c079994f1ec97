"""Programmes of the demo as they come in: the shipped samples read, every find confirmed, adopted.

The province of seed 000 then shares its 3.000 members out over 20 upper unions, one of them short at
first (ST-01); its decision is issued, sent and taken by all.
"""

import datetime as dt

from congdoan.direction.confirming import adopting, services
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding
from congdoan.indicators.assigning import services as assigning
from congdoan.indicators.models import Target
from congdoan.records.write import save
from congdoan.web.demo.people import ACTOR
from congdoan.web.demo.world import read

# unit: its document. The report of seed 002 is not among them: it sets no targets.
DOCUMENTS = {
    "M000": "000-chuong-trinh-2025.txt",
    "HGI-BQ": "001-chuong-trinh-hanh-dong.txt",
    "LDO-BL": "003-chuong-trinh-thanh-uy.txt",
    "LCH": "004-ke-hoach-136.txt",
}
# What an officer puts right while confirming: document, value, which of those of that value, indicator, cut.
CORRECTIONS = (
    ("M000", 90, 1, "IND-015", "state"),
    ("M000", 70, 0, "IND-015", "nonstate"),
    ("M000", 65, 0, "IND-037", "enterprise"),
    ("M000", 20, 0, "IND-048", "enterprise"),
    ("HGI-BQ", 65, 0, "IND-041", "enterprise"),
    ("HGI-BQ", 75, 0, "IND-015", "nonstate"),
    ("LDO-BL", 100, 1, "IND-022", "state_enterprise"),
    ("LCH", 1810, 0, "IND-001", ""),
    ("LCH", 95, 0, "IND-004", "state"),
    ("LCH", 90, 0, "IND-004", "nonstate"),
)
DECIDED = dt.date(2025, 1, 20)


def load(units):
    """{unit code: programme}; the targets of M000 are assigned."""
    programmes = {code: _adopt(units[code], name) for code, name in DOCUMENTS.items()}
    _assign(units, read("assignment-000.json"))
    return programmes


def _adopt(unit, name):
    reading = services.read_document(ACTOR, unit=unit, file=services.sample(name))
    _correct(reading, unit.code)
    services.decide_all(ACTOR, reading=reading)
    # What fits no indicator of the catalogue waits for a person; here nobody comes.
    left = list(reading.findings.filter(decision=Finding.Decision.PENDING))
    services.decide(ACTOR, reading=reading, findings=left, decision=Finding.Decision.REJECTED)
    said = adopting.proposal(reading, list(reading.findings.all()))
    programme = Programme(**{**said, "unit": unit, "status": Programme.Status.RUNNING})
    del said["unit"]
    programme.full_clean()
    adopting.adopt(ACTOR, reading=reading, programme=programme)
    return programme


def _correct(reading, code):
    targets = list(reading.findings.filter(kind=Finding.Kind.TARGET).order_by("start", "pk"))
    for unit, value, place, indicator, cut in CORRECTIONS:
        if unit == code:
            finding = [one for one in targets if one.said["value"] == value][place]
            right = {**(finding.value or {}), "indicator": indicator, "cut": cut}
            services.decide(ACTOR, reading=reading, findings=[finding], value=right,
                            decision=Finding.Decision.CONFIRMED)  # fmt: skip


def _assign(units, data):
    """The decision of ST-01: counts of formal and informal members for every upper union."""
    whole = _target(units["M000"], "")
    decision = assigning.prepare(ACTOR, target=whole, day=DECIDED)
    columns = {cut: _target(units["M000"], cut) for cut in ("formal", "informal")}
    cells = {
        (target.pk, units[row["unit"]].pk): row[cut]
        for row in data["balanced"]
        for cut, target in columns.items()
    }
    assigning.write(ACTOR, decision=decision, cells=cells)
    decision.signer, decision.dated = "Trần Văn Đông", DECIDED
    for state in ("submitted", "decided", "sent"):
        decision.status = state
        save(decision, actor=ACTOR)
    for share in decision.shares.select_related("decision", "to_unit"):
        # The district whose officer signs in keeps his share to answer.
        if share.to_unit != units["M000-01"]:
            assigning.acknowledge(ACTOR, share=share)


def _target(unit, cut):
    return Target.objects.across_units("the demo").get(unit=unit, indicator="IND-001", cut=cut)
