"""What a phone fetches: little of it, and only once."""

import gzip
import re

import pytest
from django.core.management import call_command
from django.templatetags.static import static

HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def test_a_page_is_compressed_for_who_can_read_that(client, db):
    plain = client.get("/login/").content
    small = client.get("/login/", headers={"accept-encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip" and len(small.content) < len(plain) / 2
    assert b"</html>" in gzip.decompress(small.content)


def test_a_sheet_is_sent_as_it_is(as_):
    sheet = as_("officer", "CS001").get(
        "/members/people/sheet/", headers={"accept-encoding": "gzip"}
    )
    assert sheet.status_code == 200 and "Content-Encoding" not in sheet.headers


@pytest.fixture
def gathered(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": HASHED}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_what_pages_are_made_of_is_named_by_its_content_and_kept_compressed(gathered):
    for name in ("built/app.css", "built/app.js", "built/theme.js"):
        stem, kind = name.split("/")[1].split(".")
        found = static(name).removeprefix("/static/")
        assert re.fullmatch(rf"built/{stem}\.[0-9a-f]{{12}}\.{kind}", found)
        assert (gathered / f"{found}.gz").exists() or (gathered / found).stat().st_size < 1000
    styles = (gathered / static("built/app.css").removeprefix("/static/")).read_text("utf-8")
    font = static("built/fonts/be-vietnam-pro-latin-400-normal.woff2").rpartition("/")[2]
    assert font in styles, "the font a page asks for beforehand is the one its styles use"
