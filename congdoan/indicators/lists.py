"""What a list of records is told of the figure it stands behind."""

from congdoan.indicators.kept import figures
from congdoan.indicators.kept.catching_up import catch_up


def figure(code, unit, period, tree):
    """The number as it is kept, level with the records; None where nobody keeps it and the list counts."""
    catch_up(wait=False)
    return figures.kept(code, unit, period, tree)
