"""Vietnamese typed before Unicode: TCVN3 (.VnTime) and VNI fonts, told by font or by the letters.

Such files hold Western letters that only look right in their own fonts: «KÕ ho¹ch» is «Kế hoạch».
"""

import re

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_VNI_ALONE = dict(zip("íìæóòôöîñÍÌÆÓÒÔÖÎÑ", "íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ", strict=True))
_VNI_PAIRS = {
    base + mark: letter
    for base, marks, letters in (
        ("a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
        ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
        ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
        ("ô", "ùøûõï", "ớờởỡợ"),
        ("u", "ùøûõï", "úùủũụ"),
        ("ö", "ùøûõï", "ứừửữự"),
        ("y", "ùøûõ", "ýỳỷỹ"),
    )
    for mark, letter in zip(marks, letters, strict=True)
}
_VNI = re.compile("|".join([*_VNI_PAIRS, f"[{''.join(_VNI_ALONE)}]"]), re.IGNORECASE)
_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_SIGNS = {  # letters that Unicode Vietnamese never has, and that each coding cannot do without
    "tcvn3": re.compile("[µ¸¶·¹¨»¾¼½Æ©ÇÎÏÑª×ØÜÞßäå®æç«ë¬î\u00adïñö÷øûþ]"),
    "vni": re.compile("[aeouyöô][ùøûõïâáàåãäêéèúüë]|[ñöÖÑ]", re.IGNORECASE),
}
_ENOUGH = 0.05  # of the letters; real texts have 0.15 and more, other languages under 0.02


def of_font(name):
    """The coding a font name stands for, or None: «.VnTimeH» is capitals of TCVN3."""
    name = (name or "").lower()
    if name.startswith(".vn"):
        return "tcvn3 capitals" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni") else None


def guess(text):
    """The coding that a text of some length is written in, or None where it is Unicode."""
    letters = sum(map(str.isalpha, text))
    if letters < 20 or len(_MODERN.findall(text)) > letters * 0.02:
        return None
    counts = {coding: len(sign.findall(text)) for coding, sign in _SIGNS.items()}
    best = max(counts, key=counts.get)
    return best if counts[best] > letters * _ENOUGH else None


def decode(text, coding):
    """The text in Unicode; a coding of None leaves it as it is."""
    if coding is None:
        return text
    if coding == "vni":
        return _VNI.sub(_vni_letter, text)
    plain = "".join(_TCVN3.get(char, char) for char in text)
    return plain.upper() if coding.endswith("capitals") else plain


def modern(text):
    """The text in Unicode whatever it was typed in."""
    return decode(text, guess(text))


def has_modern(text):
    """Whether the text has letters that only Unicode has."""
    return bool(_MODERN.search(text))


def _vni_letter(match):
    found = match.group()
    if len(found) == 1:
        return _VNI_ALONE[found]
    letter = _VNI_PAIRS[found.lower()]
    return letter.upper() if found[0].isupper() else letter
