"""The part of an indicator that a record speaks of, in words."""

from congdoan.indicators.indicator import cut_label


class HasCut:
    """A record with a `cut`: pages say «khu vực nhà nước» where the field keeps `state`."""

    def get_cut_display(self):
        return str(cut_label(self.cut)) if self.cut else ""
