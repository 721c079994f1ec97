"""From a worker's own form to an application: who it is, whether known already, where it waits."""

from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.members import known, services
from congdoan.records.register import REGISTERS
from congdoan.records.write import save

COPIED = ("full_name", "born", "sex", "nationality", "phone", "job", "unit_id", "identity_sealed",
          "identity_last", "identity_doubtful")  # fmt: skip


def accept(request, *, actor):
    """The request becomes an application of the person it is, who is put on record when new.

    Raises Mistake when that person is a member of a union already.
    """
    person = _known(request) or _new(request, actor)
    _must_be_no_member(person)
    applications = REGISTERS["members/applications"].model
    request.application = save(
        applications(
            unit=request.unit, person=person, applied_on=request.sent_on, voluntary=request.voluntary,
            contract_months=request.contract_months,
            employment="informal" if request.unit.kind == "NDCS" else "formal",
        ),
        actor=actor,
    )  # fmt: skip
    save(request, actor=actor)


def _known(request):
    """The person of the same number, else of the same name and birthday at the same union."""
    row = {"full_name": request.full_name, "born": request.born, "unit": request.unit,
           "mark": request.identity_mark or None}  # fmt: skip
    known.meet(REGISTERS["members/people"], [row])
    return known.meant(row)


def _new(request, actor):
    model = REGISTERS["members/people"].model
    person = model(**{name: getattr(request, name) for name in COPIED})
    person.identity_mark = request.identity_mark or None
    person.confirmed_on = request.sent_on
    return save(person, actor=actor)


def _must_be_no_member(person):
    if stands := services.open_memberships(person).select_related("unit").first():
        raise Mistake(
            _("%(person)s đang là đoàn viên của %(unit)s; hãy lập phiếu chuyển sinh hoạt.")
            % {"person": person, "unit": stands.unit}
        )
