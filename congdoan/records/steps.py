"""Whose a step is: of some a register says in `takes` what they take."""

from django.utils.translation import gettext as _


def refused(register, actor, unit, state):
    """The sentence of why the actor may not bring a record of that unit to the state; empty where he may."""
    level = register.takes.get(state)
    if level is None or actor.may_at(level, register.area, unit):
        return ""
    return _("Bước này do người có quyền quản lý tại đơn vị thực hiện.")
