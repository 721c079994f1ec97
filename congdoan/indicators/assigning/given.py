"""What a superior has given: who received it does not write over it."""

from django.utils.translation import gettext as _


def given_from_above(register, rows, actor):
    """An assigned target stands as it was given: who received it answers with a proposal of another level
    and does not write over it (SYS-03)."""
    targets = register.model.objects.across_units("what was given")
    mine = {row["pk"] for row in rows if row.get("pk")}
    stood = targets.filter(pk__in=mine, parent__isnull=False, status="assigned")
    stood = {one.pk: one for one in stood.select_related("parent__unit")}
    for place, row in enumerate(rows):
        one = stood.get(row.get("pk"))
        if (
            one
            and not actor.may_at("edit", register.area, one.parent.unit)
            and _says_other(one, row)
        ):
            yield (
                place,
                "value",
                _(
                    "Chỉ tiêu này do %(unit)s giao, chỉ đổi bằng quyết định điều chỉnh. Nêu mức đề nghị ở trang "
                    "«Giao chỉ tiêu»."
                )
                % {"unit": one.parent.unit},
            )


def _says_other(stood, row):
    names = ("comparator", "value", "value_max", "tolerance", "start", "end", "per_year", "indicator",
             "cut", "threshold", "status")  # fmt: skip
    return any(name in row and row[name] != getattr(stood, name) for name in names)
