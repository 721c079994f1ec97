"""The decision by which a union admits a worker, as it is printed and numbered."""

from congdoan.base.dates import show
from congdoan.base.papers import Annex, Article, Bold, Column, Paper, Signature, Table
from congdoan.records.symbols import issue_as
from congdoan.trail.papers import head


def admission(application, *, actor):
    """Number and keep the decision of an application; the IssuedPaper."""
    unit, day = application.unit, application.decided_on
    return issue_as(
        "decision", application, actor=actor, day=day,
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


def admission_of_many(admission, applications, *, actor):
    """Number and keep the decision of a session, its list as an annex; the IssuedPaper."""
    unit, day = admission.unit, admission.decided_on
    return issue_as(
        "decision", admission, actor=actor, day=day,
        build=lambda number: _of_many(admission, applications, number, unit.name_on(day)),
    )  # fmt: skip


def _of_many(admission, applications, number, issuer):
    day, many = admission.decided_on, f"{len(applications):02d}"
    return Paper(
        **head(admission.unit, day), number=number, date=day, kind="QUYẾT ĐỊNH",
        subject="Về việc kết nạp đoàn viên công đoàn",
        authority=f"BAN CHẤP HÀNH {issuer.upper()}",
        basis=["Căn cứ Luật Công đoàn", "Căn cứ Điều lệ Công đoàn Việt Nam",
               f"Căn cứ kết quả cuộc họp ngày {show(admission.held_on)} xét đơn gia nhập của người lao động"],
        blocks=[
            Article("Điều 1.", "Kết nạp ", Bold(f"{many} người"), " có tên trong danh sách kèm theo vào Công đoàn "
                    f"Việt Nam từ ngày {show(day)}."),
            Article("Điều 2.", "Các đoàn viên có tên trong danh sách có quyền và trách nhiệm theo Luật Công đoàn "
                    "và Điều lệ Công đoàn Việt Nam."),
            Article("Điều 3.", f"Các ủy viên Ban Chấp hành {issuer} và các đoàn viên có tên trong danh sách thi "
                    "hành quyết định này."),
        ],
        signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", admission.signer),
        recipients=["Như Điều 3", "Lưu: VT."], issuer_name=issuer,
        annexes=[Annex("DANH SÁCH ĐOÀN VIÊN ĐƯỢC KẾT NẠP", [_names(applications)])],
    )  # fmt: skip


def _names(applications):
    columns = [
        Column("TT", "center", 0.7), Column("Họ và tên", "left", 3.4),
        Column("Nam", "center", 1.6, group="Ngày sinh"), Column("Nữ", "center", 1.6, group="Ngày sinh"),
        Column("Nơi làm việc", "left", 3), Column("Ngày nộp đơn", "center", 1.6),
    ]  # fmt: skip
    rows = []
    for place, one in enumerate(sorted(applications, key=lambda one: one.person.sort_key), start=1):
        born = show(one.person.born) if one.person.born else "……"
        woman = one.person.sex == "female"
        rows.append([place, one.person.full_name, "" if woman else born, born if woman else "",
                     str(one.workplace or one.person.job or ""), show(one.applied_on)])  # fmt: skip
    return Table(columns, rows)
