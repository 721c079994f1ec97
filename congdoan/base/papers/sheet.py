"""What is set by typst with the fonts shipped beside: papers, a poster, cards, each by its own template."""

import io
import json
from pathlib import Path

import segno
import typst

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"


def set_sheet(name, data):
    """The PDF of the template `<name>.typ`, which reads `data` as JSON; the same data, the same bytes."""
    return typst.compile(
        str(_HERE / f"{name}.typ"),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, default=float, ensure_ascii=False)},
    )


def qr_svg(text, *, inline=False):
    """The QR of a text as SVG on white, dark themes too: a drawing for a sheet, or a data address for a page."""
    code = segno.make(text, error="m", micro=False)
    if inline:
        return code.svg_data_uri(scale=6, light="white")
    out = io.BytesIO()
    code.save(out, kind="svg", scale=10, light="white", xmldecl=False)
    return out.getvalue().decode()
