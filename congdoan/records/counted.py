"""A measure counted from records at once, within what one may see."""

from congdoan.records.register import find_measure


def counted(actor, code, period, tree, nodes):
    """{unit id: value} of a measure over what the actor may see, through the tree of a day; nothing where he
    sees none of it. KeyError when no register has it."""
    register, measure = find_measure(code)
    if not actor.may("view", register.area):
        return {}
    return measure.values(register.rows(actor), period, tree, nodes)
