"""Kinds of document, who issues them and how they are signed; their letters stand in base/data/symbols.json."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The union's kinds of paper (Decision 933/QĐ-TLĐ of 14/5/2024; Decree 30/2020/NĐ-CP, Art. 7)."""

    RESOLUTION = "resolution", _("Nghị quyết")
    DECISION = "decision", _("Quyết định")
    DIRECTIVE = "directive", _("Chỉ thị")
    CONCLUSION = "conclusion", _("Kết luận")
    REGULATION = "regulation", _("Quy chế")
    RULE = "rule", _("Quy định")
    GUIDE = "guide", _("Hướng dẫn")
    NOTICE = "notice", _("Thông báo")
    REPORT = "report", _("Báo cáo")
    PLAN = "plan", _("Kế hoạch")
    PROGRAMME = "programme", _("Chương trình")
    SCHEME = "scheme", _("Đề án")
    SUBMISSION = "submission", _("Tờ trình")
    LETTER = "letter", _("Công văn")
    MINUTES = "minutes", _("Biên bản")
    INVITATION = "invitation", _("Giấy mời")
    INTRODUCTION = "introduction", _("Giấy giới thiệu")
    AUTHORISATION = "authorisation", _("Giấy ủy quyền")
    NOTE = "note", _("Phiếu")
    THANKS = "thanks", _("Thư công")
    OTHER = "other", _("Văn bản khác")


class Body(models.TextChoices):
    """In whose name the paper is issued."""

    EXECUTIVE = "executive", _("Ban Chấp hành")
    STANDING = "standing", _("Ban Thường vụ")
    PRESIDIUM = "presidium", _("Đoàn Chủ tịch")
    INSPECTION = "inspection", _("Ủy ban kiểm tra")
    PARTY = "party", _("Cấp ủy Đảng")
    OFFICE = "office", _("Thủ trưởng đơn vị")


class Capacity(models.TextChoices):
    """As what the signer signs (Decree 30/2020/NĐ-CP, Art. 13)."""

    HEAD = "head", _("Người đứng đầu")
    DEPUTY = "deputy", _("Ký thay (KT.)")
    ORDER = "order", _("Thừa lệnh (TL.)")
    AUTHORISED = "authorised", _("Thừa ủy quyền (TUQ.)")


class Confidentiality(models.TextChoices):
    """Who may read it inside; state secrets have no place in this software."""

    OPEN = "open", _("Thường")
    INTERNAL = "internal", _("Nội bộ công đoàn")
    LIMITED = "limited", _("Hạn chế: chỉ đơn vị ban hành và nơi nhận")


class Purpose(models.TextChoices):
    """What a recipient gets the document for, and with it what he may do."""

    REPORT = "report", _("Để báo cáo")
    DIRECT = "direct", _("Để chỉ đạo")
    COOPERATE = "cooperate", _("Để phối hợp")
    CARRY_OUT = "carry_out", _("Để thực hiện")
    INFORM = "inform", _("Để biết")
    KEEP = "keep", _("Lưu")


def limited_faults(register, rows, actor):
    """What is limited is kept by people of the unit itself: from above it could not be seen again."""
    if not any(row.get("confidentiality") == Confidentiality.LIMITED for row in rows):
        return
    own = actor.held_at("edit", register.area)
    for place, row in enumerate(rows):
        unit = row.get("unit")
        if row.get("confidentiality") == Confidentiality.LIMITED and unit and unit.pk not in own:
            yield (
                place,
                "confidentiality",
                _(
                    "Văn bản hạn chế chỉ do người của chính đơn vị ghi; chọn phạm vi đọc khác, hoặc để đơn vị tự ghi."
                ),
            )


# Recipients above may send their opinion back; who must carry out answers by a task.
MAY_DIRECT = (Purpose.REPORT, Purpose.DIRECT)
MUST_ACT = (Purpose.CARRY_OUT,)
# Nothing waits for these to be given to anyone.
FOR_THE_FILE = (Purpose.REPORT, Purpose.INFORM, Purpose.KEEP)
# Kinds whose targets and tasks may become a programme of the unit once they are issued.
PROGRAMMES = (Kind.PROGRAMME, Kind.PLAN, Kind.SCHEME)
# The few words after a recipient's name.
PRINTED = {"report": "để b/c", "direct": "để chỉ đạo", "cooperate": "để phối hợp",
           "carry_out": "để thực hiện", "inform": "để biết", "keep": ""}  # fmt: skip
