"""What the code keeps to beyond what tools can say: who may read past the scope, sizes, first sentences."""

import ast
import re
from pathlib import Path

import pytest

from congdoan.records.register import REGISTERS

ROOT = Path(__file__).resolve().parents[2] / "congdoan"
FILES = sorted(path for path in ROOT.rglob("*.py")
               if not {"migrations", "node_modules"} & set(path.parts))  # fmt: skip

MODELS = [found.model.__name__ for found in REGISTERS.values()]

# rule: (what it forbids, where it may stand, a good line, a bad line)
RULES = {
    "rows are read through the scope": (
        re.compile(r"\ball_rows\b|\b_(default|base)_manager\b"), ("records", "access", "orgs"),
        "Agreement.objects.visible_to(actor)", "Agreement.all_rows.filter(grade='A')",
    ),
    "no SQL by hand": (
        re.compile(r"\.raw\(|\.cursor\("),
        ("records", "access", "orgs", "members/codes.py", "web/switches.py", "config/replica.py",
         "indicators/kept/freezing.py"),
        "rows.filter(unit=unit)", "with connection.cursor() as cursor:",
    ),
    "rows are written by the one door": (
        re.compile(rf"\b({'|'.join(MODELS)})\.objects\.(create|bulk_create|update_or_create)\("), (),
        "save(record, actor=actor)", "Agreement.objects.create(number='1')",
    ),
    "what is read as a number is one": (
        re.compile(r"\bisdigit\b"), (), "int(text) if text.isdecimal() else None", '"²".isdigit() and int("²")',
    ),
    "reading across units says why": (
        re.compile(r"across_units\(\s*(\"\"|'')?\s*\)"), ("access/scope.py",),
        'across_units("totals of all")', "across_units()",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_a_rule_knows_good_from_bad(name):
    pattern, _home, good, bad = RULES[name]
    assert pattern.search(bad)
    assert not pattern.search(good)


@pytest.mark.parametrize("name", RULES)
def test_the_code_keeps_the_rule(name):
    pattern, home, _good, _bad = RULES[name]
    broken = [f"{path.relative_to(ROOT)}:{number}"
              for path in FILES if not str(path.relative_to(ROOT)).startswith(home)
              for number, line in enumerate(path.read_text().splitlines(), start=1)
              if pattern.search(line)]  # fmt: skip
    assert broken == []


def test_files_stay_under_three_hundred_lines():
    long = {str(path.relative_to(ROOT)): path.read_text().count("\n") for path in FILES}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_functions_stay_within_forty_lines():
    assert [where for where, lines in _functions() if lines > 40] == []


def _functions():
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def test_modules_open_with_a_sentence():
    silent = [
        str(path.relative_to(ROOT)) for path in FILES if path.name != "apps.py" and _silent(path)
    ]
    assert silent == []


def _silent(path):
    source = path.read_text()
    return bool(source.strip()) and not ast.get_docstring(ast.parse(source))
