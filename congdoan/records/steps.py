"""Whose a step is: of some a register says in `takes` what they take."""

from django.utils.translation import gettext as _

ABOVE = " above"


def refused(register, actor, unit, state):
    """The sentence of why the actor may not bring a record of that unit to the state; empty where he may.

    A union with none above it takes the steps of the one above itself.
    """
    level = register.takes.get(state)
    if level is None:
        return ""
    above = unit.parent_on(actor.day) if level.endswith(ABOVE) else None
    if actor.may_at(level.removesuffix(ABOVE), register.area, above or unit):
        return ""
    if above is not None and not actor.may_at("edit", register.area, above):
        return _("Bước này do công đoàn cấp trên làm: {upper}.").format(upper=above)
    return _("Bước này do người có quyền quản lý tại đơn vị thực hiện.")
