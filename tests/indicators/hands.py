"""What a decision left with the units below."""

from congdoan.indicators.models import Target


def below(world, code):
    return Target.all_rows.get(unit=world[code], parent__isnull=False)
