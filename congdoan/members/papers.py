"""The decision by which a union admits a worker, as it is printed and numbered."""

from congdoan.base.dates import show
from congdoan.base.papers import Article, Bold, Paper, Signature
from congdoan.trail.papers import head, issue, symbol


def admission(application, *, actor):
    """Number and keep the decision of an application; the IssuedPaper."""
    unit, day = application.unit, application.decided_on
    return issue(
        application, actor=actor, unit=unit, symbol=symbol("QĐ", unit), dated=day,
        build=lambda number: _decision(application, number, unit.name_on(day)),
    )  # fmt: skip


def _decision(application, number, issuer):
    person, day = application.person, application.decided_on
    title = "bà" if person.sex == "female" else "ông"
    born = f", sinh ngày {show(person.born)}" if person.born else ""
    work = f", làm việc tại {application.workplace}" if application.workplace else ""
    return Paper(
        **head(application.unit, day), number=number, date=day, kind="QUYẾT ĐỊNH",
        subject="Về việc kết nạp đoàn viên công đoàn",
        authority=f"BAN CHẤP HÀNH {issuer.upper()}",
        basis=["Căn cứ Luật Công đoàn", "Căn cứ Điều lệ Công đoàn Việt Nam",
               f"Xét đơn gia nhập ngày {show(application.applied_on)} của {title} {person}"],
        blocks=[
            Article("Điều 1.", f"Kết nạp {title} ", Bold(str(person)),
                    f"{born}{work}, vào Công đoàn Việt Nam từ ngày {show(day)}."),
            Article("Điều 2.", f"{title.capitalize()} {person} có quyền và trách nhiệm của đoàn viên "
                    "theo Luật Công đoàn và Điều lệ Công đoàn Việt Nam."),
            Article("Điều 3.", f"Các ủy viên Ban Chấp hành {issuer} và {title} {person} thi hành "
                    "quyết định này."),
        ],
        signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", application.signer),
        recipients=["Như Điều 3", "Lưu: VT."],
    )  # fmt: skip
