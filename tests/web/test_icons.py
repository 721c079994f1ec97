"""Every drawing that a page, a register or a menu names is one of ours."""

import json
import re
from pathlib import Path

from congdoan.records.register import REGISTERS
from congdoan.web import frame
from congdoan.web.templatetags.look import icon

ROOT = Path(frame.__file__).parent.parent
OURS = json.loads((ROOT / "web/assets/icons.json").read_text("utf-8"))
NAMED = re.compile(r'{% icon "([^"]+)"|\bicon="([^"]+)"')


def test_pages_name_only_drawings_that_are_there():
    pages = [one for one in ROOT.glob("**/templates/**/*.html") if "node_modules" not in one.parts]
    named = {(one.name, name) for one in pages for found in NAMED.findall(one.read_text("utf-8"))
             for name in found if name and "{" not in name}  # fmt: skip
    assert len(named) > 100
    assert sorted(one for one in named if one[1] not in OURS) == []


def test_registers_and_menus_name_only_drawings_that_are_there():
    named = {one.icon for one in REGISTERS.values()}
    named |= {icon for one in REGISTERS.values() for _view, _label, icon in one.actions}
    named |= {icon for _label, icon in frame.AREAS.values()}
    named |= {icon for _name, _label, icon, _area in frame.MAIN}
    assert named - OURS.keys() == set()


def test_a_drawing_stands_on_the_page_as_one_path():
    assert re.fullmatch(
        r'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M[^"]+"/></svg>',
        icon("late"),
    )
    assert 'aria-label="Trễ"' in icon("late", "Trễ")
