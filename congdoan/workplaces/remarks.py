"""What stays when a row of another agency's list is taken back to be decided anew: said, since nobody else may
know that it came of the row.
"""

from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.records.register import REGISTERS

WHY = "what came of a row of another agency's list"
NAMED = 5


def remarks(actor, register, keys):
    """Looks at rows that are decided, before they are written."""
    if register.path != "workplaces/listed" or not keys:
        return lambda written: ()
    rows = register.model.objects.across_units(WHY)
    decided = rows.filter(pk__among=keys, status__in=("matched", "new"))
    before = {row.pk: row for row in decided.select_related("workplace", "counted")}
    return lambda written: _told(before, rows, written)


def _told(before, rows, written):
    """Of those that wait again: workplaces that they made, and headcounts that somebody has edited since."""
    back = rows.filter(pk__among=[pk for pk in written if pk in before], status="imported")
    was = [before[pk] for pk in back.values_list("pk", flat=True)]
    if made := [str(row.workplace) for row in was if row.status == "new"]:
        yield _(
            "Nơi làm việc đã lập từ danh sách vẫn còn trong sổ: %s. Nếu lập nhầm: khớp dòng này với nơi "
            "đúng, rồi nhờ người quản lý xoá nơi lập nhầm."
        ) % _listed(made)
    counts = REGISTERS["workplaces/headcounts"].model.objects.across_units(WHY)
    stand = counts.filter(pk__in=[row.counted_id for row in was if row.counted_id])
    if edited := [
        f"{one.workplace}, {show(one.counted_on)}" for one in stand.select_related("workplace")
    ]:
        yield _("Số đếm lao động đã được sửa sau khi khớp nên còn nguyên: %s.") % _listed(edited)


def _listed(names):
    return "; ".join(names[:NAMED]) + ("; …" if names[NAMED:] else "")
