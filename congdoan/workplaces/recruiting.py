"""Who of an employer's list of recruits is known: the same name and birthday, all rows at once."""

from congdoan.members import known
from congdoan.records.register import REGISTERS


def meet(_register, rows, actor):
    """Puts into each row the one person in reach of that name and birthday: `met`, or None."""
    people = REGISTERS["members/people"].rows(actor)
    asked = [row if row.get("born") and not row.get("person") else {} for row in rows]
    found = known.namesakes(people, asked)
    for place, row in enumerate(rows):
        alike = found.get(place, ())
        row["met"] = alike[0] if len(alike) == 1 else None
    return ()
