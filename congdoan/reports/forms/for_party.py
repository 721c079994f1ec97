"""What a Party committee is told: the same values, by what it leads: people, the Party's own growth, targets behind
first. Counts and what was written for it; no list of what records name."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from congdoan.reports.forms import branch, drafts
from congdoan.reports.forms.words import Edition, Own, Part, numbered

LABOUR, CARING = branch.CARE.says
_TRAINED, INTRODUCED, _TASKS = branch.BUILDING.says


def _subject(period):
    return f"Tình hình đoàn viên, tổ chức công đoàn {period.label} và việc đề nghị cấp uỷ lãnh đạo, chỉ đạo"


def _closing(report):
    return f"{report.issuer} kính báo cáo và xin ý kiến chỉ đạo của cấp uỷ."


def _recipients(report):
    above = report.unit.parent_on(report.day_of_names)
    lines = ["Như trên", f"{above.name_on(report.day_of_names)} (để báo cáo)" if above else ""]
    return [*filter(None, lines), "Lưu: VT."]


PARTY = Edition(
    name=_("Bản gửi cấp uỷ"), title=_subject, closing=_closing, recipients=_recipients,
    parts=numbered(
        Part(1, "ĐOÀN VIÊN VÀ TỔ CHỨC CÔNG ĐOÀN", says=(*branch.GENERAL.says, *branch.MOVEMENT.says)),
        Part(1, "THAM GIA XÂY DỰNG ĐẢNG", says=(INTRODUCED,)),
        Part(1, "QUAN HỆ LAO ĐỘNG VÀ ĐỜI SỐNG NGƯỜI LAO ĐỘNG", says=(LABOUR, CARING)),
        Part(1, "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU, VIỆC CHẬM NÊU TRƯỚC", says=(
            branch.STANDING, replace(branch.TABLE, order=drafts.worst_first),
        )),
        Part(1, "HẠN CHẾ, NGUYÊN NHÂN", says=(Own("PARTY.limits", "RES-45"), Own("PARTY.causes", "RES-46"))),
        Part(1, "ĐỀ NGHỊ VỚI CẤP UỶ", says=("PARTY.asks",)),
    ),
)  # fmt: skip
