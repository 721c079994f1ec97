"""What the pages behind a figure are asked: of which unit, in which period, through the tree of which day."""

from django.http import Http404

from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period


class Behind:
    """`?period=&under=&tree=` of one who may view the area at that unit; strangers find nothing."""

    def __init__(self, request, area):
        self.query = request.GET
        try:
            self.period = Period.parse(self.query.get("period", ""))
            tree = self.query.get("tree") or self.period.end.isoformat()
            self.tree = dates.parse(tree, self.period.end)
        except Mistake as fault:
            raise Http404 from fault
        named = self.query.get("under", "")
        wanted = named if named.isdecimal() else getattr(request.standing, "pk", None)
        self.unit = request.actor.units("view", area).filter(pk=wanted).first()
        if self.unit is None:
            raise Http404
