"""What the unions below reported, in the report of the union above: each on its line, added up."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.forms.words import (
    LIST,
    NUMBER,
    Below,
    Field,
    Grid,
    Head,
    Part,
    Same,
    Sentence,
    Worked,
)

NET = "MOVE.net"
MORE = ("GEN.members", "MOVE.admitted", "MOVE.left")


def _lines(values):
    return [value for key, value in values.items() if key.startswith("BELOW/")]


def _owed(values, _sources):
    return sum(not key.endswith("/rest") for key in values if key.startswith("BELOW/"))


def _sent(values, sources):
    return _owed(values, sources) - sum(value is None for value in _lines(values))


def _added(values, _sources):
    return sum(value for value in _lines(values) if value is not None)


def _beside(values, sources):
    """What records of today say more than the reports; of units that have not reported nothing is said."""
    return 0 if None in _lines(values) else values[NET] - _added(values, sources)


TOGETHER = Part(1, "TỔNG HỢP BÁO CÁO CỦA CÁC ĐƠN VỊ", fields=(
    Field("BELOW", LIST, _("Báo cáo của từng đơn vị"), Below(NET, MORE)),
    Field("BELOW.owed", NUMBER, _("Đơn vị phải báo cáo"), Worked(_owed)),
    Field("BELOW.sent", NUMBER, _("Đơn vị đã gửi báo cáo"), Worked(_sent)),
    Field("BELOW.added", NUMBER, _("Cộng số thực tăng các đơn vị báo cáo"), Worked(_added)),
    Field("BELOW.beside", NUMBER, _("Sổ chênh so với các báo cáo"), Worked(_beside)),
), says=(
    (Sentence("Đã nhận báo cáo của {BELOW.sent} trên {BELOW.owed} đơn vị trực thuộc."),
     Sentence("Cộng các đơn vị, số đoàn viên thực tăng là {BELOW.added}."),
     Sentence("Số trong sổ chênh {BELOW.beside} so với số các đơn vị đã báo cáo, do có bản ghi đến sau khi đơn vị "
              "chốt số.")),
    Grid("BELOW", (Head("Đơn vị", 5, "left"), Head("Đoàn viên cuối kỳ", 2), Head("Kết nạp", 1.5),
                   Head("Thôi sinh hoạt", 1.5), Head("Thực tăng", 1.5)), opens=3,
         none="Không có đơn vị trực thuộc phải lập báo cáo này."),
))  # fmt: skip
# Records that come after a unit reported make the two differ: that is told, and keeps nobody from reporting.
UNITS_ADD_UP = Same(
    _("Các đơn vị cộng lại = số thực tăng toàn đơn vị"), ("BELOW",), (NET,), firm=False
)
