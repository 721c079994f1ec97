"""A reading as a page of Vietnamese a person can check at a glance."""

from congdoan.base.text import money, number

_SIGNS = {">=": "≥", "<=": "≤", "=": "=", "about": "≈"}
_META = (
    ("Loại", "doc_type"),
    ("Số", "number"),
    ("Ngày", "date"),
    ("Cơ quan ban hành", "issuer"),
    ("Tên", "title"),
    ("Người ký", "signer_name"),
)


def summary(reading):
    """Lines of text: header, then every part with its number of finds."""
    meta = reading.meta
    lines = [f"{label}: {getattr(meta, name) or '–'}" for label, name in _META]
    parts = (
        ("Căn cứ", [f"{b.type} {b.number or ''} {b.about or ''}" for b in reading.legal_bases]),
        ("Mục lục", [f"{'  ' * (n.level - 1)}{n.label} {n.heading}" for n in reading.outline]),
        ("Chỉ tiêu", [_figure(f) for f in reading.targets]),
        ("Định mức", [_figure(f) for f in reading.norms]),
        ("Kết quả", [_figure(f) for f in reading.results]),
        ("Nhiệm vụ", [f"{t.responsible}: {t.quote}" for t in reading.tasks]),
        ("Nơi nhận", [r.name for r in reading.recipients]),
    )
    for title, items in parts:
        lines += ["", f"{title} ({len(items)})", *(f"  - {_short(item)}" for item in items)]
    return "\n".join(lines)


_STATES = {
    "taken": "giữ nguyên",
    "share": "nhận phần",
    "raised": "cao hơn",
    "lowered": "THẤP HƠN: cần ghi lý do",
    "left_out": "CHƯA ĐƯA VÀO",
    "own": "của riêng đơn vị",
}


def compared(alignment):
    """Lines of text: each target and task above, what became of it, and its counterpart below."""
    lines = []
    for title, rows in (("Chỉ tiêu", alignment.targets), ("Nhiệm vụ", alignment.tasks)):
        lines += [title]
        for row in rows:
            lines.append(f"  {_STATES[row.state]}")
            lines += [f"    trên: {_side(row.upper)}"] if row.upper else []
            lines += [f"    dưới: {_side(row.lower)}"] if row.lower else []
    return "\n".join(lines)


def _side(one):
    return _short(_figure(one) if hasattr(one, "comparator") else one.quote)


def _figure(figure):
    return f"{_SIGNS[figure.comparator]} {_value(figure)}: {figure.quote}"


def _value(figure):
    if figure.value is None:
        return f"{number(figure.value_min)}–{number(figure.value_max)} {figure.unit}"
    if figure.unit == "đồng":
        return money(figure.value)
    return f"{number(figure.value)} {figure.unit}"


def _short(text):
    text = text if text[:1] == " " else " ".join(text.split())
    return text if len(text) <= 160 else text[:159] + "…"
