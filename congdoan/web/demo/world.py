"""The demo's units, roles and accounts."""

import datetime as dt
import json
from pathlib import Path

from congdoan.access.models import Grant, Role, User
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.web.demo.accounts import ACCOUNTS, PASSWORD, ROLES

DATA = Path(__file__).parent / "data"


def read(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def units():
    """Found every unit of the demo, parents first; by code."""
    known = {unit.code: unit for unit in Unit.objects.all()}
    for row in read("units.json"):
        if row["code"] not in known:
            known[row["code"]] = _found(row, known)
    return known


def _found(row, known):
    return changes.found(
        code=row["code"], name=row["name"], short_name=row.get("short_name") or "",
        kind=row["kind"], parent=known.get(row["parent"]), number=f"01/QĐ-{row['code']}",
        effective=dt.date.fromisoformat(row["founded"]), actor="dữ liệu mẫu",
        ownership=row.get("ownership") or "", sector=row.get("sector") or "",
    )  # fmt: skip


def accounts(units):
    """The demo's roles and accounts, each with its grant."""
    roles = {}
    for code, (name, levels) in ROLES.items():
        defaults = {"name": str(name), "levels": levels}
        roles[code], _made = Role.objects.update_or_create(code=code, defaults=defaults)
    for username, (full_name, role, unit) in ACCOUNTS.items():
        user, made = User.objects.get_or_create(
            username=username, defaults={"full_name": full_name}
        )
        if made:
            user.set_password(PASSWORD)
            user.save()
        Grant.objects.get_or_create(
            user=user, role=roles[role], unit=units[unit], defaults={"since": dt.date(2020, 1, 1)}
        )
