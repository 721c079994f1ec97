"""Looks through everything the database and the shelf of files hold, papers unpacked."""

import io
import json
import zipfile
from pathlib import Path

import pypdfium2
from django.conf import settings
from django.db import connection


def columns():
    """(table, column, kind) of every column that can hold a text, of every table there is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type IN "
            "('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY')"
        )
        return cursor.fetchall()


def everything():
    """(where, text) of everything the base and the shelf hold, papers unpacked."""
    for table, column, kind in columns():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
            for (value,) in cursor.fetchall():
                if kind == "bytea":
                    yield f"{table}.{column}", _unpacked(bytes(value))
                elif kind in ("json", "jsonb"):
                    parsed = json.loads(value) if isinstance(value, str) else value
                    yield f"{table}.{column}", json.dumps(parsed, ensure_ascii=False)
                else:
                    yield f"{table}.{column}", str(value)
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        yield (
            f"file {path.name}",
            path.name + (_unpacked(path.read_bytes()) if path.is_file() else ""),
        )


def _unpacked(content):
    if content.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_range() for page in pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(
                packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()
            )
    return content.decode("utf-8", "ignore")


def found(values):
    """{where: value} of everything that still holds one of the values."""
    wanted = [value.lower() for value in values]
    return {
        (where, value) for where, text in everything() for value in wanted if value in text.lower()
    }
