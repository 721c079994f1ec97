"""The steps of a reorganisation as a sheet has them: one row a change, in the order they happen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.orgs.kinds import Kind, Ownership, Sector
from congdoan.records.sheets import columns, files

HEADS = {
    "kind": gettext_lazy("Việc"), "code": gettext_lazy("Mã đơn vị"), "name": gettext_lazy("Tên mới"),
    "unit_kind": gettext_lazy("Loại đơn vị"), "target": gettext_lazy("Vào, về đơn vị (mã)"),
    "ownership": gettext_lazy("Sở hữu"), "sector": gettext_lazy("Khu vực"),
}  # fmt: skip
KINDS = {
    "found": gettext_lazy("Thành lập"), "rename": gettext_lazy("Đổi tên"),
    "describe": gettext_lazy("Đổi loại hình"),
    "transfer": gettext_lazy("Chuyển"), "suspend": gettext_lazy("Tạm dừng"),
    "resume": gettext_lazy("Khôi phục"), "merge": gettext_lazy("Sáp nhập"),
    "split": gettext_lazy("Chia tách"), "dissolve": gettext_lazy("Giải thể"),
}  # fmt: skip
NEEDS = {
    "found": ("code", "name", "unit_kind", "target"), "rename": ("code", "name"),
    "describe": ("code", "ownership", "sector"),
    "transfer": ("code", "target"), "suspend": ("code",), "resume": ("code",), "merge": ("code", "target"),
    "split": ("code", "name", "target"), "dissolve": ("code",),
}  # fmt: skip
LONGEST = {"code": 30, "target": 30, "name": 200}
SAMPLE = [
    (KINDS["found"], "LDX-01", "Công đoàn xã Tân Hợp", "CDX", "LDT-01", "", ""),
    (
        KINDS["found"],
        "CS-0300",
        "Công đoàn Công ty Sao Mai",
        "CDCS",
        "LDX-01",
        "Ngoài khu vực nhà nước",
        "Doanh nghiệp",
    ),
    (KINDS["transfer"], "CS-0001", "", "", "LDX-01"),
    (KINDS["merge"], "LDH-07", "", "", "LDT-01"),
    (KINDS["split"], "CS-0002", "Công đoàn Nhà máy 1", "", "CS-0101"),
    (KINDS["split"], "CS-0002", "Công đoàn Nhà máy 2", "", "CS-0102"),
    (KINDS["transfer"], "TO-0007", "", "", "CS-0102"),
    (KINDS["suspend"], "CS-0003", "", "", ""),
]


def read(file):
    """Steps of the sheet. Raises `Mistake` naming every row that cannot be read."""
    rows = files.read(file.read(), file.name)
    known = {name: str(label) for name, label in HEADS.items()}
    at, heads = columns.find(rows, known)
    mapping = columns.match(heads, known)
    if "kind" not in mapping or "code" not in mapping:
        raise Mistake(_("Bảng cần các cột: %s.") % ", ".join(known.values()), field="file")
    steps, faults = [], []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        cells = {name: str(row[place]).strip() for place, name in enumerate(mapping)
                 if name and place < len(row)}  # fmt: skip
        if any(cells.values()):
            step, fault = _step(cells)
            steps.append(step)
            faults += [_("dòng %(n)s: %(why)s") % {"n": number, "why": fault}] if fault else []
    if faults:
        raise Mistake("; ".join(map(str, faults[:20])), field="file")
    if not steps:
        raise Mistake(_("Bảng chưa có việc nào."), field="file")
    return steps


def _step(cells):
    """(the step, what is wrong with it or nothing)."""
    kind = _one_of(KINDS, cells.get("kind", ""))
    step = {name: cells.get(name, "") for name in HEADS} | {"kind": kind}
    if not kind:
        return step, _("«%s» không phải một việc sắp xếp") % cells.get("kind", "")
    missing = [str(HEADS[name]) for name in NEEDS[kind] if not step[name]]
    if missing:
        return step, _("thiếu %s") % ", ".join(missing)
    for name, most in LONGEST.items():
        if len(step[name]) > most:
            return step, _("%(head)s dài quá %(n)s chữ") % {"head": HEADS[name], "n": most}
    if kind == "found":
        step["unit_kind"] = _one_of(dict(Kind.choices), step["unit_kind"])
        if not step["unit_kind"]:
            return step, _("không rõ loại đơn vị")
    for name, choices in (("ownership", Ownership), ("sector", Sector)):
        said, step[name] = step[name], _one_of(dict(choices.choices), step[name])
        if said and not step[name]:
            return step, _("không rõ %(head)s: «%(said)s»") % {"head": HEADS[name], "said": said}
    return step, ""


def _one_of(choices, text):
    wanted = fold(text)
    for value, label in choices.items():
        if wanted in (fold(str(value)), fold(str(label))):
            return value
    return ""


def together(steps):
    """[(number of its row, step)] in the order of the sheet. The rows that split one unit are one step, with
    `parts`: the units that begin and the `children` that later rows move to each; those rows are done with it."""
    found, parts, done = [], {}, {}
    for number, step in enumerate(steps, start=1):
        if step["kind"] == "split":
            part = {"code": step["target"], "name": step["name"], "children": []}
            parts[part["code"].upper()] = part
            if step["code"].upper() in done:
                done[step["code"].upper()]["parts"].append(part)
                continue
            step = done[step["code"].upper()] = {**step, "parts": [part]}
        elif step["kind"] == "transfer" and step["target"].upper() in parts:
            parts[step["target"].upper()]["children"].append(step["code"])
            continue
        found.append((number, step))
    return found


def sheet():
    """The empty sheet with an example of each kind of row."""
    return files.write("xlsx", [str(head) for head in HEADS.values()],
                       [[*map(str, row), *[""] * (len(HEADS) - len(row))] for row in SAMPLE])  # fmt: skip


def words(step, names):
    """The step as a sentence of the page and the annex; `names` {code in capitals: name} of the units."""

    def named(code):
        name = names.get(code.upper())
        return f"{name} ({code})" if name else code

    told = ("found", "split")  # what begins is called by its new name already
    new = f" – {step['name']}" if step["name"] and step["kind"] not in told else ""
    tail = f" → {named(step['target'])}" if step["target"] else ""
    return f"{KINDS[step['kind']]} {named(step['code'])}{new}{tail}"
