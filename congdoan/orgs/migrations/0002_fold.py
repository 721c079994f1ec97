"""The database's own accent folding, the same as `base.text.fold`: needs no extension."""

import unicodedata

from django.db import migrations

_LETTERS = sorted(
    {
        composed
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
        for composed in [unicodedata.normalize("NFC", base + tone)]
    }
    | set("đĐƣƢ")
    - set("aeiouyAEIOUY")
)


def _plain(letter):
    if letter in "đĐ":
        return "d"
    if letter in "ƣƢ":
        return "u"
    return unicodedata.normalize("NFD", letter)[0].lower()


_FROM = "".join(_LETTERS)
_TO = "".join(_plain(letter) for letter in _LETTERS)

CREATE = f"""
CREATE FUNCTION congdoan_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(translate(normalize($1, NFC), '{_FROM}', '{_TO}'))
"""


class Migration(migrations.Migration):
    dependencies = [("orgs", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION congdoan_fold(text)")]
