"""Two records of one person become one, and two again when that was wrong.

What pointed at the one that goes points at the one that stays; the record that goes is kept, hidden, with
its number, so that whoever looks for it is led on. What was moved is written down, so that it can go back.
"""

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.members import services
from congdoan.records.record import Line
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.trail.models import Touch

WHY = "two records of one person"


def merge(pair, *, actor):
    """`other` is led on to `person`. Raises Mistake when both stand on a roll now."""
    keep, gone = pair.person, pair.other
    if gone.merged_into_id or keep.merged_into_id:
        raise Mistake(_("Một trong hai hồ sơ đã được gộp; xem lại cặp này."))
    _one_roll(keep, gone)
    pair.moved = [moved for way in _ways() if (moved := _move(way, gone.pk, keep.pk))]
    _lead(gone, keep, actor)
    _follow(keep, gone, actor)
    save(pair, actor=actor)


def undo(pair, *, actor):
    """What was moved goes back, as far as it still points where it was moved to."""
    if not pair.moved:
        return
    for label, field, pks in pair.moved:
        rows = _rows(apps.get_model(label)).filter(pk__in=pks, **{field: pair.person_id})
        rows.update(**{field: pair.other_id})
    _lead(pair.other, None, actor)
    _follow(pair.person, pair.other, actor)
    pair.moved = []
    save(pair, actor=actor)


def _one_roll(keep, gone):
    open_now = services.open_memberships(keep, gone).select_related("unit")
    if len(open_now) > 1:
        units = ", ".join(str(one.unit) for one in open_now)
        raise Mistake(
            _("Cả hai đang là đoàn viên (%s): lập phiếu chuyển hoặc ghi thôi một bên, rồi gộp.")
            % units
        )


def _ways():
    """(model, name of the foreign key) of every record and line that points at a person."""
    person = REGISTERS["members/people"].model
    for relation in person._meta.get_fields(include_hidden=True):
        model = getattr(relation, "related_model", None)
        own = model in (person, REGISTERS["members/duplicates"].model)
        kept = relation.one_to_many and (issubclass(model, Line) or hasattr(model, "register"))
        if kept and not own:
            yield model, relation.field.name


def _rows(model):
    """Rows of a register's model or of its lines, whoever keeps them."""
    return (
        model.objects.across_units(WHY)
        if hasattr(model.objects, "across_units")
        else model.objects.all()
    )


def _move(way, gone, keep):
    """[model, field, pks] of the rows moved; what stands twice then stays where it was."""
    model, field = way
    pks = list(_rows(model).filter(**{field: gone}).values_list("pk", flat=True))
    moved = [pk for pk in pks if _moved(model, field, pk, keep)]
    return [model._meta.label, field, moved] if moved else None


def _moved(model, field, pk, keep):
    try:
        with transaction.atomic():
            _rows(model).filter(pk=pk).update(**{field: keep})
    except IntegrityError:
        return False
    return True


def _follow(keep, gone, actor):
    """What their records derive from them is derived anew, and where either stands is counted again."""
    for person in (keep, gone):
        services.rename_memberships(person)
    people = type(keep).objects.across_units(WHY)
    Touch.of(people.filter(pk__in=(keep.pk, gone.pk)))
    for model, field in _ways():
        if issubclass(model, Line):
            continue
        for row in _rows(model).filter(**{f"{field}__in": (keep, gone)}):
            _derive(row, actor)


def _derive(row, actor):
    stood = dict(vars(row))
    row.derive()
    if any(stood[field.attname] != getattr(row, field.attname) for field in row._meta.fields):
        save(row, actor=services.everywhere(actor))


def _lead(gone, keep, actor):
    gone.merged_into = keep
    save(gone, actor=services.everywhere(actor))
