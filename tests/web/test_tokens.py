"""The tokens of the look keep their promise: every pair of colours that is used can be read."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "congdoan/web/assets/css/tokens.css"
SURFACES = ("paper", "page", "raised")
TINTS = ("brand-tint", "red-tint", "amber-tint", "green-tint")
TEXT = [
    *[(ink, ground) for ink in ("ink", "quiet", "faint", "brand", "red", "amber", "green")
      for ground in SURFACES],
    *[(ink, ground) for ink in ("ink", "quiet") for ground in (*TINTS, "mark")],
    *[(tint.removesuffix("-tint"), tint) for tint in TINTS],
    ("on-brand", "brand"), ("on-brand", "brand-strong"), ("on-red", "red"), ("on-red", "red-strong"),
]  # fmt: skip
SHAPES = [(shape, ground) for shape in ("edge", "brand", "chart-2", "chart-3", "chart-4")
          for ground in ("paper", "raised")]  # fmt: skip


def blocks():
    """(light, dark by the system, dark by choice), each name -> hex."""
    text = re.sub(r"/\*.*?\*/", "", CSS.read_text("utf-8"), flags=re.S)
    found = {}
    for selector, body in re.findall(r"(:root[^{]*)\{([^}]*)\}", text):
        colours = dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))
        found.setdefault(selector.strip(), colours)
    return (
        found[":root"],
        found[':root:not([data-theme="light"])'],
        found[':root[data-theme="dark"]'],
    )


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The ratio of WCAG 2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_worked_out_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme, ink, ground):
    colours = blocks()[theme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_made_out(theme, shape, ground):
    colours = blocks()[theme]
    assert contrast(colours[shape], colours[ground]) >= 3


def test_dark_by_choice_is_dark_by_the_system():
    _light, system, chosen = blocks()
    assert system == chosen


def test_dark_names_every_colour_that_light_names():
    light, dark, _chosen = blocks()
    assert {name for name, value in light.items() if value.startswith("#")} <= set(dark)
