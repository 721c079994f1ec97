"""Which indicator of a catalogue a target speaks of, by the words they share."""

from dataclasses import asdict, dataclass

from congdoan.reading.terms import Weights, terms
from congdoan.reading.words import PREDICATE

# How much the best single phrase and the population alone add to the likeness of the whole.
_PHRASE, _POPULATION = 0.3, 0.5
_LONG_ENOUGH = 25  # the weight from which a phrase says everything by itself
_WRONG_UNIT = 0.3
# Below this the words in common are only those that every target has.
FITS = 0.2


@dataclass(frozen=True)
class _Entry:
    code: str
    unit: str | None
    all: frozenset
    phrases: list


@dataclass(frozen=True)
class NewIndicator:
    """What a target counts, in its own words, when no indicator of the catalogue fits it.

    `denominator` is None unless the target is a share of something.
    """

    name: str
    kind: str
    unit: str
    numerator: str
    denominator: str | None = None


def suggest(target, catalogue):
    """[(code, score 0..1)] best first for `target` (quote, population, unit, unit_class).

    `catalogue` is plain data: dicts with `code`, `name`, `words` (a text or a list) and, when the
    unit is known, `unit`. Indicators that share no word are left out.
    """
    return suggest_all([target], catalogue)[0]


def suggest_all(targets, catalogue):
    """`suggest` for every target of one document; a part hears what its whole says too."""
    entries = [_entry(row) for row in catalogue]
    weigh = Weights([entry.all for entry in entries])
    return [_ranked(target, _whole(target, targets), entries, weigh) for target in targets]


def with_suggestions(reading, catalogue):
    """The reading's JSON; each target names its two likeliest indicators or the new one it needs."""
    found = reading.as_json()
    suggested = suggest_all(reading.targets, catalogue)
    for entry, target, ranked in zip(found["targets"], reading.targets, suggested, strict=True):
        entry["suggestions"] = [list(pair) for pair in ranked[:2]]
        if not ranked or ranked[0][1] < FITS:
            entry["new_indicator"] = asdict(new_indicator(target))
    return found


def _whole(target, targets):
    parent = getattr(target, "parent", None)
    return targets[parent] if parent is not None and parent < len(targets) else None


def _ranked(target, whole, entries, weigh):
    said, who = terms(f"{target.quote} {target.population}"), terms(target.population)
    if whole:
        said |= terms(f"{whole.quote} {whole.population}")
        who |= terms(whole.population)
    scored = [(entry.code, _score(weigh, said, who or said, entry, target)) for entry in entries]
    return sorted([pair for pair in scored if pair[1] > 0], key=lambda pair: (-pair[1], pair[0]))


def new_indicator(target):
    """The indicator a target would need: a share has its population below the line."""
    said = target.population or target.quote
    if target.unit_class != "%":
        kind = {"money": "amount", "ratio": "ratio"}.get(target.unit_class, "count")
        return NewIndicator(_capital(said), kind, target.unit, said)
    verb = PREDICATE.search(f" {said} ")
    whole = said[: verb.start()].strip() if verb and verb.start() > 2 else said
    return NewIndicator(f"Tỷ lệ {said[:1].lower()}{said[1:]}", "rate", "%", said, whole)


def _capital(text):
    return text[:1].upper() + text[1:]


def _entry(row):
    words = row.get("words") or []
    phrases = [row.get("name", ""), *([words] if isinstance(words, str) else words)]
    return _Entry(row["code"], row.get("unit"), terms(" ".join(phrases)), [*map(terms, phrases)])


def _score(weigh, said, who, entry, target):
    phrase = max((_covered(weigh, found, said) for found in entry.phrases), default=0)
    likeness = (
        weigh.alike(said, entry.all) + _PHRASE * phrase + _POPULATION * weigh.alike(who, entry.all)
    )
    return round(likeness / (1 + _PHRASE + _POPULATION) * _unit_fits(target, entry.unit), 4)


def _covered(weigh, phrase, said):
    """How much of one phrase of the catalogue the sentence says; long phrases count fully."""
    own = weigh(phrase)
    share = weigh(phrase & said) / own if own else 0
    return share * share * min(1, own / _LONG_ENOUGH)


def _unit_fits(target, unit):
    return 1 if not unit or (unit == "%") == (target.unit_class == "%") else _WRONG_UNIT
