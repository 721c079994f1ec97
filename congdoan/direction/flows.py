"""Moments of the system's flows, written «register:state», and when each record came to them."""

from django.db.models import Min, Q

from congdoan.records.register import REGISTERS


def moments():
    """Every state of every flow with its words: «members/applications:checked», «Đơn …: Đã xét»."""
    return [
        (f"{path}:{value}", f"{found.title}: {label}")
        for path, found in sorted(REGISTERS.items())
        if found.flow
        for value, label in found.model._meta.get_field(found.status).choices
    ]


def place_of(procedure):
    """The path of the register whose flow the procedure runs in."""
    return procedure.begins.partition(":")[0]


def cases(actor, procedure, period, below=None):
    """[(record's key, day it began, day it ended or None)] of the cases that began in the period.

    Read from history: the first time a record stood at either moment.
    """
    begins, ends = (moment.partition(":")[2] for moment in (procedure.begins, procedure.ends))
    found = REGISTERS[place_of(procedure)]
    seen = found.model.pgh_event_model.objects.filter(
        pgh_obj_id__in=found.rows(actor, "view", below).values("pk")
    )
    rows = (
        seen.order_by()
        .values("pgh_obj_id")
        .annotate(
            began=Min("pgh_created_at", filter=Q(**{found.status: begins})),
            ended=Min("pgh_created_at", filter=Q(**{found.status: ends})),
        )
        .filter(began__date__range=(period.start, period.end))
    )
    return [
        (row["pgh_obj_id"], row["began"], row["ended"])
        for row in rows.order_by("began", "pgh_obj_id")
        if row["ended"] is None or row["ended"] >= row["began"]
    ]
