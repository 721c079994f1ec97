"""The shipped catalogue brought into the database: 60 indicators and the variants they are asked in."""

import json
from pathlib import Path

HOME = Path(__file__).parent


def shipped(name):
    """The rows of `catalogue/<name>.json`."""
    return json.loads((HOME / f"{name}.json").read_text(encoding="utf-8"))


def load_catalogue(model=None):
    """Write every shipped indicator that is not there yet; what an office has changed stands.

    Returns how many were added.
    """
    if model is None:
        from congdoan.indicators.catalogue.indicator import Indicator as model
    rows = [row for indicator in shipped("indicators") for row in _rows(indicator)]
    known = set(model.objects.values_list("pk", flat=True))
    new = [model(**row) for row in rows if row["code"] not in known]
    model.objects.bulk_create(new)
    return len(new)


def _rows(indicator):
    whole = {
        "code": indicator["code"], "group": indicator["group"], "compute": indicator["compute"],
        "declared_inputs": indicator["declared_inputs"], "systems": indicator["systems"],
        "words": indicator["words"], "levels": indicator.get("levels", []),
        "default_cut": indicator["default_filter"] or "", **_own(indicator),
    }  # fmt: skip
    yield whole
    for name, variant in indicator.get("variants", {}).items():
        yield {**whole, **_own(variant), "code": f"{whole['code']}.{name}", "default_cut": ""}


def _own(row):
    return {
        "name": row["name_vi"], "name_en": row["name_en"], "kind": row["kind"],
        "unit": row["unit"], "direction": row["direction"], "formula": row["formula"],
        "cuts": list(row["filters"]),
    }  # fmt: skip
