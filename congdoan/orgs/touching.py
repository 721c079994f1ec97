"""Touches: triggers that note the units whose rows changed, so that kept figures are counted again.

Written by the database itself, whoever changes the rows and however.
"""

import pgtrigger

_TOUCH = """
INSERT INTO trail_touch (register, unit_id, at)
SELECT '{path}', {unit}, now() FROM {rows} GROUP BY {unit};
RETURN NULL;
"""
_BOTH = "(SELECT {unit} FROM old_rows UNION SELECT {unit} FROM new_rows) AS rows"
NEW, OLD = "new_rows", "old_rows"


def touched(model, path, unit="unit_id", only=(pgtrigger.Insert, pgtrigger.Update, pgtrigger.Delete)):  # fmt: skip
    """Statement triggers on the model's table: the number in column `unit` is touched at `path`."""
    for operation, rows, referencing in (
        (pgtrigger.Insert, NEW, pgtrigger.Referencing(new=NEW)),
        (pgtrigger.Update, _BOTH.format(unit=unit), pgtrigger.Referencing(old=OLD, new=NEW)),
        (pgtrigger.Delete, OLD, pgtrigger.Referencing(old=OLD)),
    ):
        if operation in only:
            pgtrigger.register(
                pgtrigger.Trigger(
                    name=f"touch_{str(operation).lower()}", when=pgtrigger.After,
                    operation=operation, level=pgtrigger.Statement, referencing=referencing,
                    func=_TOUCH.format(path=path, rows=rows, unit=unit),
                )
            )(model)  # fmt: skip
