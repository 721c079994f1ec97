"""Decisions of an upper union: a new grassroots or guild union recognised, a committee put in order."""

from congdoan.base.dates import show
from congdoan.base.papers import Article, Bold, Column, Paper, Signature, Table
from congdoan.records.symbols import issue_as
from congdoan.trail.papers import head

WHAT = {"CDCS": "công đoàn cơ sở", "NDCS": "nghiệp đoàn cơ sở"}


def recognition(founding, *, actor):
    """Number and keep the decision of a founding; the IssuedPaper."""
    unit, day = founding.unit, founding.decided_on
    return issue_as(
        "decision", founding, actor=actor, day=day,
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


def renewal(one, *, actor):
    """Number and keep the decision by which a steering committee is put in order that time; the IssuedPaper."""
    unit, day = one.record.unit, one.renewed_on
    return issue_as(
        "decision", one.record, actor=actor, day=day,
        build=lambda number: _renewal(one, number, unit.name_on(day)),
    )  # fmt: skip


def _renewal(one, number, issuer):
    committee, day = one.record, one.renewed_on
    return Paper(
        **head(committee.unit, day), number=number, date=day, kind="QUYẾT ĐỊNH",
        subject=f"Về việc kiện toàn {committee.name}",
        authority=f"BAN THƯỜNG VỤ {issuer.upper()}",
        basis=["Căn cứ Điều lệ Công đoàn Việt Nam",
               f"Căn cứ Quyết định số {committee.decision_no} về thành lập {committee.name}",
               "Xét kết quả kiểm điểm các thành viên"],
        blocks=[
            Article("Điều 1.", f"Kiện toàn {committee.name} từ ngày {show(day)}, gồm các ông, bà sau:"),
            _seats(committee),
            Article("Điều 2.", f"Thành viên không còn tên tại Điều 1 thôi tham gia {committee.name}."),
            Article("Điều 3.", f"Các ông, bà có tên tại Điều 1 và {issuer} thi hành quyết định này."),
        ],
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", one.signer),
        recipients=["Như Điều 3", "Lưu: VT."],
    )  # fmt: skip


def _seats(committee):
    """Those who sit there now, the help team last."""
    sitting = committee.members.filter(left_on=None).order_by("helps", "pk")
    columns = [Column("TT", "center", 1), Column("Họ và tên", "left", 4),
               Column("Chức vụ, cơ quan", "left", 5), Column("Nhiệm vụ", "left", 4)]  # fmt: skip
    rows = [
        [
            str(place),
            one.full_name,
            one.organisation,
            one.role or ("Tổ giúp việc" if one.helps else "Thành viên"),
        ]
        for place, one in enumerate(sitting, start=1)
    ]
    return Table(columns=columns, rows=rows)
