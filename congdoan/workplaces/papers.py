"""The decision by which an upper union recognises a new grassroots or guild union."""

from congdoan.base.dates import show
from congdoan.base.papers import Article, Bold, Paper, Signature
from congdoan.trail.papers import head, issue, symbol

WHAT = {"CDCS": "công đoàn cơ sở", "NDCS": "nghiệp đoàn cơ sở"}


def recognition(founding, *, actor):
    """Number and keep the decision of a founding; the IssuedPaper."""
    unit, day = founding.unit, founding.decided_on
    return issue(
        founding, actor=actor, unit=unit, symbol=symbol("QĐ", unit), dated=day,
        build=lambda number: _decision(founding, number, unit.name_on(day)),
    )  # fmt: skip


def _decision(founding, number, issuer):
    day, what = founding.decided_on, WHAT[founding.kind]
    where = f" tại {founding.workplace}" if founding.workplace else ""
    return Paper(
        **head(founding.unit, day), number=number, date=day, kind="QUYẾT ĐỊNH",
        subject=f"Về việc công nhận {what}",
        authority=f"BAN THƯỜNG VỤ {issuer.upper()}",
        basis=["Căn cứ Luật Công đoàn", "Căn cứ Điều lệ Công đoàn Việt Nam",
               f"Xét hồ sơ đề nghị công nhận {founding.name}"],
        blocks=[
            Article("Điều 1.", "Công nhận ", Bold(founding.name), f"{where}, trực thuộc {issuer}, "
                    f"từ ngày {show(day)}; có {founding.members} đoàn viên khi thành lập."),
            Article("Điều 2.", f"{founding.name} hoạt động theo Luật Công đoàn và Điều lệ Công đoàn "
                    "Việt Nam."),
            Article("Điều 3.", f"{issuer} và {founding.name} thi hành quyết định này."),
        ],
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", founding.signer),
        recipients=["Như Điều 3", "Lưu: VT."],
    )  # fmt: skip
