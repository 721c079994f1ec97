"""The commune of a workplace by its code: typed as people write it, told by its name, everywhere alike."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from congdoan.workplaces.registers.workplace import Workplace
from tests.pages import source
from tests.sweeps.hands import api, send, typed, url

pytestmark = pytest.mark.django_db
PLACES = REGISTERS["workplaces/workplaces"]
FREE = {"state": "potential", "union_since": ""}
TAN_PHONG, BINH_LU = "03408", "03390"
HEADS = ["Đơn vị", "Mã nơi làm việc", "Tên nơi làm việc", "Xã, phường, đặc khu", "Sở hữu", "Loại hình",
         "Hoạt động từ"]  # fmt: skip
REST = ["non_state", "enterprise", "1/1/2015"]


@pytest.fixture
def lai_chau(world):
    Unit.objects.filter(pk=world["TA"].pk).update(name="Liên đoàn Lao động tỉnh Lai Châu")
    return world


@pytest.fixture
def post(lai_chau, as_):
    """post(commune, unit): the answer to a new workplace typed by the form."""

    def go(commune, unit="CS001"):
        data = typed(PLACES, lai_chau[unit], **{**FREE, "code": "W1", "commune": commune})
        return as_("officer", unit).post(url(PLACES, "new"), data)

    return go


@pytest.mark.parametrize(
    "text",
    [TAN_PHONG, "P. Tân Phong", "tan phong", "Phường Tân Phong, Lai Châu",
     "phường Đông Phong, thành phố Lai Châu"],
)  # fmt: skip
def test_a_name_is_read_in_the_province_of_the_unit(post, text):
    assert post(text).status_code == 302
    assert Workplace.all_rows.get(code="W1").commune == TAN_PHONG


def test_another_province_is_meant_where_it_is_written(post):
    assert post("Xã Tân Phong, Sơn La").status_code == 302
    assert Workplace.all_rows.get(code="W1").commune == "03970"


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("Phường Mơ", "CS001", "của Lai Châu"),
        ("Tân Phong", "CS101", "«Phường Tân Phong, Lai Châu», «Xã Tân Phong, Sơn La»"),
        ("Phường Mơ", "CS101", "ghi tên kèm tỉnh"),
    ],
    ids=["unknown", "no province", "unknown without a province"],
)
def test_what_is_not_sure_is_refused_and_stays_typed(post, text, unit, said):
    answer = post(text, unit)
    assert answer.status_code == 422
    [sentence] = answer.context["form"].errors["commune"]
    assert said in sentence
    assert f'value="{text}"' in answer.content.decode()
    assert not Workplace.all_rows.exists()


def test_the_name_stands_on_the_record_and_in_its_history(lai_chau, enter, as_):
    place = enter(PLACES.path, commune=TAN_PHONG, **FREE)
    client = as_("officer", "CS001")
    changed = {"code": place.code, "commune": "X. Bình Lư", **FREE}
    client.post(url(PLACES, "edit", place.pk), typed(PLACES, lai_chau["CS001"], **changed))
    page = source(client.get(url(PLACES, "detail", place.pk)))
    assert "Xã Bình Lư" in page and "Phường Tân Phong" in page, "as it is, and as it was"
    assert BINH_LU not in page
    form = client.get(url(PLACES, "edit", place.pk)).content.decode()
    assert 'value="Xã Bình Lư, Lai Châu" data-value="03390"' in form


def test_the_form_offers_those_of_the_province_first(lai_chau, as_):
    client = as_("officer", "TA")

    def offered(text):
        page = client.get(reverse("pick", args=["communes"]), {"q": text})
        return [part.split('"')[0] for part in page.content.decode().split('data-label="')[1:]]

    assert offered("tan ph")[0] == "Phường Tân Phong, Lai Châu"
    assert "Xã Tân Phong, Sơn La" in offered("tân ph") and len(offered("tân ph")) == 12
    assert offered("đông phong, thành phố lai châu") == ["Phường Tân Phong, Lai Châu"]
    assert {one.partition(", ")[2] for one in offered("")} == {"Lai Châu"}


def test_a_page_with_the_field_carries_none_of_the_three_thousand(lai_chau, as_):
    page = source(as_("officer", "TA").get(url(PLACES, "new")))
    assert "Xã Bình Lư" not in page and 'data-combobox="/pick/communes/"' in page


def test_a_list_is_filtered_by_code_or_name_and_says_the_name(lai_chau, enter, as_):
    enter(PLACES.path, code="W1", name="Chè Tam Đường", commune=BINH_LU, **FREE)
    enter(PLACES.path, code="W2", name="Gạch Tân Phong", commune=TAN_PHONG, **FREE)
    client = as_("officer", "TA")
    for asked in (BINH_LU, "xã Bình Lư", "Bình Lư, Lai Châu", "thị trấn Tam Đường"):
        page = source(client.get(url(PLACES, "list"), {"commune": asked}))
        assert "Chè Tam Đường" in page and "Gạch Tân Phong" not in page, asked
    page = source(client.get(url(PLACES, "list"), {"commune": BINH_LU}))
    assert "Xã Bình Lư, Lai Châu" in page
    page = source(client.get(url(PLACES, "list"), {"commune": "Xã Mơ"}))
    assert "Chè Tam Đường" not in page and "Gạch Tân Phong" not in page


def bring(client, *rows):
    file = SimpleUploadedFile("bang.xlsx", files.write("xlsx", HEADS, rows))
    client.post(url(PLACES, "import"), {"file": file})
    return SheetImport.objects.first()


def test_a_sheet_takes_every_writing_and_says_at_its_cell_what_is_not_sure(lai_chau, as_):
    client = as_("officer", "TA")
    said = [
        "P. Tân Phong",
        3408,
        "phường Đông Phong, thành phố Lai Châu",
        "",
        "Phường Mơ",
        "xã Tân Phong",
    ]
    rows = [["CS001", f"W{n}", f"Nơi {n}", text, *REST] for n, text in enumerate(said)]
    sheet = bring(client, *rows)
    assert [bool(one.get("faults")) for one in sheet.judged] == [False] * 4 + [True] * 2
    assert "Đã thêm lại số 0" in sheet.judged[1]["notes"]["commune"]
    assert "của Lai Châu" in sheet.judged[4]["faults"]["commune"][0]
    assert "có «Phường Tân Phong, Lai Châu»" in sheet.judged[5]["faults"]["commune"][0]


def test_what_a_sheet_took_out_comes_back_the_same(lai_chau, enter, as_):
    enter(PLACES.path, code="W1", commune=TAN_PHONG, **FREE)
    enter(PLACES.path, "CS101", code="W2", commune=TAN_PHONG, **FREE)
    client = as_("officer", "TLD")
    out = client.get(url(PLACES, "export"), {"format": "xlsx"})
    content = b"".join(out.streaming_content) if out.streaming else out.content
    file = SimpleUploadedFile("bang.xlsx", content)
    client.post(url(PLACES, "import"), {"file": file})
    sheet = SheetImport.objects.first()
    assert "Phường Tân Phong, Lai Châu" in str(sheet.rows)
    assert sheet.counts == {"new": 0, "changed": 0, "same": 2, "faulty": 0}, sheet.judged


def test_the_api_tells_the_code_and_takes_code_or_name(lai_chau, enter, as_):
    place = enter(PLACES.path, code="W1", commune=TAN_PHONG, **FREE)
    client = as_("officer", "CS001")
    told = client.get(api(PLACES, place.pk)).json()
    assert told["commune"] == TAN_PHONG
    for sent, code in (("Xã Bình Lư", BINH_LU), (TAN_PHONG, TAN_PHONG)):
        told = send(
            client, "patch", api(PLACES, place.pk), {"commune": sent, "version": told["version"]}
        ).json()
        assert told["commune"] == code
    answer = send(
        client, "patch", api(PLACES, place.pk), {"commune": "Xã Mơ", "version": told["version"]}
    )
    assert answer.status_code == 422 and "«Xã Mơ»" in answer.json()["commune"][0]


def test_many_are_given_one_commune_at_once(lai_chau, enter, as_):
    pks = [enter(PLACES.path, code=f"W{n}", **FREE).pk for n in range(2)]
    client = as_("officer", "TA")
    client.post(url(PLACES, "bulk"), {"id": pks, "commune": "p. tân phong"})
    assert set(Workplace.all_rows.values_list("commune", flat=True)) == {TAN_PHONG}


def test_texts_of_before_become_codes_and_none_is_lost(lai_chau, enter):
    """The rule of the database stands aside, as it did before the migration."""
    said = {
        "W1": ("Phường Tân Phong", "Tổ 3", TAN_PHONG, "Tổ 3"),
        "W2": ("P. Tân Phong", "", TAN_PHONG, ""),
        "W3": ("Bản Mới", "", "", "Bản Mới"),
        "W4": ("Bản Mới", "Số 5", "", "Bản Mới, Số 5"),
        "W5": ("Bản Mới", "Số 5, bản mới", "", "Số 5, bản mới"),
        "W6": ("x" * 120, "y" * 250, "", f"{'x' * 120}, {'y' * 250}"),
        "W7": ("", "Tổ 3", "", "Tổ 3"),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE workplaces_workplace DROP CONSTRAINT commune_of_a_workplace_is_a_code"
        )
    for code, (text, address, *_after) in said.items():
        place = enter(PLACES.path, code=code, **FREE)
        Workplace.all_rows.filter(pk=place.pk).update(commune=text, address=address)
    import_module("congdoan.workplaces.migrations.0018_communes_by_code").code_communes(apps, None)
    after = {one.code: (one.commune, one.address) for one in Workplace.all_rows.all()}
    assert after == {code: expected[2:] for code, expected in said.items()}
