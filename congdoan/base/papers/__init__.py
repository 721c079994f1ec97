"""Official papers (layout of Decree 30/2020/NĐ-CP) from one description: PDF, Word and plain text.

    paper = Paper(
        superior="TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
        issuer="LIÊN ĐOÀN LAO ĐỘNG\\nTỈNH LAI CHÂU",   # \\n breaks a line of the head
        number="136/KH-LĐLĐ",                          # "/KH-LĐLĐ" leaves room for the number
        place="Lai Châu", date=date(2025, 3, 14),      # None leaves room for day and month
        kind="KẾ HOẠCH",                               # "" for an official letter
        subject="Phát triển đoàn viên năm 2025",       # trích yếu
        basis=["Căn cứ …"],                            # ends of lines are set by the printer
        authority="",                                  # «BAN THƯỜNG VỤ …» of a decision
        addressees=[],                                 # Kính gửi
        blocks=[Heading(1, "I. MỤC ĐÍCH"), Text("…", Bold("…")), Article("Điều 1.", "…"),
                Bullets(["…"]), Table(columns=[Column("TT", "center", 1), …], rows=[…], total=[…])],
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "…"),
        recipients=["Tổng LĐLĐ Việt Nam (để b/c)", "Lưu: VT, Ban TC."],
        annexes=[Annex("Giao chỉ tiêu …", blocks=[Table(…)], landscape=True)],
        draft=False, party=False,
    )
    pdf(paper) -> bytes     docx(paper) -> bytes     plain(paper) -> str
    PRINTERS["docx"](paper)                            by the ending of the file

The same paper gives the same bytes of PDF.
"""

from congdoan.base.papers.as_docx import docx_of as docx
from congdoan.base.papers.as_pdf import pdf
from congdoan.base.papers.as_plain import plain
from congdoan.base.papers.paper import (
    Annex,
    Article,
    Bold,
    Bullets,
    Column,
    Heading,
    Italic,
    Paper,
    Signature,
    Table,
    Text,
)

# {form: printer}, by the ending of the file.
PRINTERS = {"pdf": pdf, "docx": docx}
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

__all__ = [
    "MEDIA",
    "PRINTERS",
    "Annex",
    "Article",
    "Bold",
    "Bullets",
    "Column",
    "Heading",
    "Italic",
    "Paper",
    "Signature",
    "Table",
    "Text",
    "docx",
    "pdf",
    "plain",
]
