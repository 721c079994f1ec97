"""What a document says, as plain frozen values that remember where they were found."""

from dataclasses import dataclass, field

_HOW = ("span", "rule", "confidence")


@dataclass(frozen=True, kw_only=True)
class Found:
    """`span` counts characters of `Reading.text`; `rule` names what found the value."""

    span: tuple[int, int]
    rule: str
    confidence: float

    def how(self):
        return {"span": list(self.span), "rule": self.rule, "confidence": self.confidence}

    def as_json(self):
        values = {name: value for name, value in vars(self).items() if name not in _HOW}
        return {**values, **self.how()}


@dataclass(frozen=True, kw_only=True)
class Meta:
    """Header and signature; None where the document does not say it."""

    issuer: str | None = None
    superior: str | None = None
    number: str | None = None
    place: str | None = None
    date: str | None = None
    doc_type: str | None = None
    title: str | None = None
    signer_authority: str | None = None
    signer_role: str | None = None
    signer_name: str | None = None
    found: dict[str, Found] = field(default_factory=dict)

    def as_json(self):
        values = {name: value for name, value in vars(self).items() if name != "found"}
        return {**values, "found": {name: how.how() for name, how in self.found.items()}}


@dataclass(frozen=True, kw_only=True)
class Citation(Found):
    """A document named in the text; `key` is the same for every way of naming it."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    about: str | None
    key: str


@dataclass(frozen=True, kw_only=True)
class LegalBasis(Citation):
    """What the document rests on, as its formal preamble says."""


@dataclass(frozen=True, kw_only=True)
class Node(Found):
    """A labelled heading or paragraph; level 1 is the outermost of this document."""

    level: int
    label: str
    heading: str


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What a population must be: at least 20 workers, or «khi đoàn viên có yêu cầu» in words."""

    text: str
    comparator: str | None = None
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None

    def as_json(self):
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True, kw_only=True)
class Figure(Found):
    """A number with its meaning; `parent` is the place of the figure it is a part of."""

    quote: str
    comparator: str
    value: float | None
    value_min: float | None = None
    value_max: float | None = None
    unit: str
    unit_class: str
    population: str
    period: str | None = None
    deadline: str | None = None
    per_year: bool = False
    change: str | None = None
    strict: bool = False
    per: str | None = None
    parent: int | None = None
    conditions: tuple[Condition, ...] = ()

    _WHEN_SAID = ("value_min", "value_max", "change", "strict", "per", "parent", "conditions")

    def as_json(self):
        values = super().as_json()
        values["conditions"] = tuple(one.as_json() for one in self.conditions)
        return {
            name: value
            for name, value in values.items()
            if name not in self._WHEN_SAID or value not in (None, False, ())
        }

    def as_result(self):
        values = self.as_json()
        values["what"] = values.pop("population")
        return values


@dataclass(frozen=True, kw_only=True)
class Task(Found):
    quote: str
    responsible: str
    cooperating: str | None
    deadline: str | None


@dataclass(frozen=True, kw_only=True)
class Recipient(Found):
    name: str


@dataclass(frozen=True)
class Reading:
    """A document as read; `text` is what every span points into."""

    text: str
    kind: str
    meta: Meta
    legal_bases: list[LegalBasis]
    outline: list[Node]
    targets: list[Figure]
    norms: list[Figure]
    results: list[Figure]
    tasks: list[Task]
    recipients: list[Recipient]
    citations: list[Citation]
    # Things to be done that name nobody: what a paper below is held against.
    actions: list[Task]

    @property
    def is_report(self):
        return self.kind == "report"

    def as_json(self):
        return {
            "kind": self.kind,
            "meta": self.meta.as_json(),
            "legal_bases": [found.as_json() for found in self.legal_bases],
            "outline": [found.as_json() for found in self.outline],
            "targets": [found.as_json() for found in self.targets],
            "norms": [found.as_json() for found in self.norms],
            "results": [found.as_result() for found in self.results],
            "tasks": [found.as_json() for found in self.tasks],
            "recipients": [found.name for found in self.recipients],
            "recipients_found": [found.as_json() for found in self.recipients],
            "citations": [found.as_json() for found in self.citations],
            "actions": [found.as_json() for found in self.actions],
        }
