"""What records give for one value of a report, before it is kept."""

from dataclasses import dataclass

COMPUTED, DECLARED, NARRATIVE = "computed", "declared", "narrative"
# What nobody writes over: `detail` of a value that is quoted, from the scorecard or from a report below.
QUOTED = "quoted"


@dataclass(frozen=True)
class Found:
    """One value as records give it now."""

    key: str
    label: str
    kind: str
    origin: str
    value: object = None
    group: str = ""
    link: str = ""
    detail: dict | None = None
    offer: str = ""
