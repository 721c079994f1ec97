"""The decision that assigns targets, as it is printed: three articles and the annex of units by targets."""

from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.papers import Annex as PaperAnnex
from congdoan.base.papers import Article, Column, Paper, Signature, Table, Text
from congdoan.base.text import lines, number
from congdoan.orgs.kinds import BASE
from congdoan.trail.papers import head

# A wide annex is set across the page.
WIDE = 5


def decision_paper(annex, full_number, draft):
    """The paper of an annex. Without a number yet: «/QĐ-LĐLĐ»."""
    decision, unit = annex.decision, annex.decision.unit
    day = decision.dated or timezone.localdate()
    above, name, said = unit.parent_on(day), unit.name_on(day), head(unit, day)
    said["place"] = decision.place or said["place"]
    return Paper(
        **said, number=full_number, date=decision.dated, kind="QUYẾT ĐỊNH", subject=decision.title,
        basis=_grounds(decision), authority=_authority(unit, name), blocks=_articles(annex, name),
        signature=Signature("TM. BAN THƯỜNG VỤ", decision.signer_role, decision.signer),
        recipients=["Như Điều 3", *([above.name] if above else []), "Lưu: VT"],
        annexes=[PaperAnnex(decision.title, [annex_table(annex)], len(annex.columns) > WIDE)],
        issuer_name=name, draft=draft,
    )  # fmt: skip


def _authority(unit, name):
    body = "BAN CHẤP HÀNH" if unit.kind in BASE else "BAN THƯỜNG VỤ"
    return f"{body} {name.upper()}"


def _grounds(decision):
    grounds = lines(decision.grounds)
    for line in {_source(share.target): None for share in decision.shares.all()}:
        if line:
            grounds.append(line)
    return grounds or [_("Căn cứ Điều lệ Công đoàn Việt Nam")]


def _source(target):
    if not target.source_title:
        return ""
    number_part = f" số {target.source_number}" if target.source_number else ""
    return f"Căn cứ {target.source_title}{number_part}"


def _articles(annex, name):
    decision = annex.decision
    articles = [
        Article("Điều 1.", f"Giao chỉ tiêu năm {decision.year} cho {len(annex.units)} đơn vị trực "
                f"thuộc {name} theo phụ lục kèm theo."),
        Article("Điều 2.", "Các đơn vị giao tiếp chỉ tiêu đến công đoàn trực thuộc, tổ chức thực "
                "hiện và báo cáo tiến độ theo định kỳ."),
        Article("Điều 3.", "Các ban tham mưu và các đơn vị có tên trong phụ lục thi hành Quyết "
                "định này kể từ ngày ký."),
    ]  # fmt: skip
    if decision.adjusts:
        text = (
            f"Quyết định này thay mức giao tương ứng tại Quyết định số {decision.adjusts.number}."
        )
        articles.insert(1, Text(text))
    return articles


def annex_table(annex):
    """Units by targets with the totals; what is short is said in the annex itself."""
    columns = [Column("TT", "center", 0.4), Column("Đơn vị", "left", 2.6)]
    columns += [
        Column(f"{c.target.name} ({c.target.indicator.unit})", "right") for c in annex.columns
    ]
    columns.append(Column("Ghi chú", "left", 1.4))
    rows = [
        [place, unit.name, *(c.said(unit) for c in annex.columns),
         annex.notes.get(unit.pk, "")]
        for place, unit in enumerate(annex.units, start=1)
    ]  # fmt: skip
    total = ["", "Tổng cộng", *(number(c.given) if c.adds_up else "" for c in annex.columns),
             _shortage(annex)]  # fmt: skip
    return Table(columns, rows, total)


def _shortage(annex):
    if annex.decision.adjusts_id:
        return ""
    short = [f"{c.target.name}: thiếu {number(c.rest)}" for c in annex.short]
    if short and annex.decision.short_reason:
        short.append(annex.decision.short_reason)
    return "; ".join(short)
