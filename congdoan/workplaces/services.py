"""What several records do together: headcounts in a chain, a union founded."""

import datetime as dt
from itertools import pairwise

from django.db.models import F
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.members import founders
from congdoan.orgs import changes
from congdoan.records.write import save
from congdoan.trail.hooks import offered
from congdoan.trail.models import Touch
from congdoan.workplaces import papers

WHY = "the headcounts of one workplace, whoever keeps them"


def chain(workplaces, model):
    """Each headcount of these workplaces stands until the day before the next one; the last stands on
    and is the workplace's own number. A count by a survey round makes it a surveyed one. `model` is
    Headcount.
    """
    for workplace in workplaces:
        rows = model.objects.across_units(WHY).filter(workplace=workplace)
        counts = list(rows.order_by("counted_on"))
        for count, following in pairwise(counts):
            _stand_until(count, following.counted_on - dt.timedelta(days=1))
        if counts:
            _stand_until(counts[-1], None)
        _tell_workplace(model, workplace, counts)


def found(founding, *, actor):
    """The decided file becomes a union under the upper one, with who applied on its roll; the decision is
    printed if unnumbered.

    Raises Mistake (field `code`, `parent`, …) when the tree cannot take the new union.
    """
    places = founding.workplaces
    if founding.kind == "CDCS" and not places:
        raise Mistake(
            _("Ghi những nơi làm việc có chung công đoàn này, mỗi nơi một dòng."), field="workplace"
        )
    joining = founders.ready(founding, founding.decided_on)
    founding.members = len(joining) or founding.members
    if not founding.decision_no:
        founding.decision_no = papers.recognition(founding, actor=actor).number
    place = places[0] if places else None
    founding.founded = changes.found(
        code=founding.code, name=founding.name, kind=founding.kind, parent=founding.unit,
        effective=founding.decided_on, number=founding.decision_no, actor=actor.label,
        ownership=place.ownership if place else "non_state",
        sector=place.sector if place else _sector(founding),
    )  # fmt: skip
    save(founding, actor=actor)
    for place in places:
        _unionise(place, founding, actor)
    founders.enrol(founding, joining, actor=actor)
    for follows in offered("recognised", "recognised"):
        follows(founding, actor)


def mobilise(founding, *, actor):
    """Its workplaces are being persuaded."""
    _set_state(founding, "mobilising", actor)


def turned_away(founding, *, actor):
    """Its workplaces have refused, until somebody goes there again."""
    _set_state(founding, "refused", actor)


def _set_state(founding, state, actor):
    for place in founding.workplaces:
        if place.state not in ("founded", "closed", state):
            place.state = state
            save(place, actor=System(actor.label))


def _sector(founding):
    return "guild" if founding.kind == "NDCS" else "enterprise"


def _unionise(place, founding, actor):
    """The workplace has a union now, whoever keeps its record."""
    place.union, place.union_since, place.state = founding.founded, founding.decided_on, "founded"
    place.union_until = None
    save(place, actor=System(actor.label))


def _stand_until(count, until):
    if count.until != until:
        type(count).objects.across_units(WHY).filter(pk=count.pk).update(until=until)


def _tell_workplace(model, workplace, counts):
    places = model._meta.get_field("workplace").related_model.objects.across_units(WHY)
    latest = counts[-1] if counts else None
    facts = {
        "workers": latest.total if latest else 0,
        "counted_on": latest.counted_on if latest else None,
    }
    mine = places.filter(pk=workplace)
    mine.exclude(**facts).update(**facts)
    if any(count.survey_id for count in counts):
        # Whoever has the workplace open must see that its state is another one now.
        new = mine.filter(state="unsurveyed")
        new.update(state="surveyed", version=F("version") + 1)
    Touch.of(mine)
