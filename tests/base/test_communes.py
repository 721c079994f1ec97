"""Communes as people write them: one code for every writing, and never a guess."""

import re

import pytest

from congdoan.base.communes import (
    BEFORE,
    communes,
    former_communes,
    named,
    of_province,
    province_named,
    with_zero,
    written,
)
from congdoan.base.errors import Mistake
from congdoan.base.provinces import provinces
from congdoan.base.text import fold
from congdoan.base.written_communes import found, recognised

TAN_PHONG, BINH_LU = "03408", "03390"


def test_all_are_there_with_their_province():
    assert len(communes()) == 3321 and len(former_communes()) == 10040
    assert len({one.province for one in communes().values()}) == 34
    assert len(of_province("Lai Châu")) == 38
    assert all(re.fullmatch(r"\d{5}", code) for code in communes())
    assert all(set(one.codes) <= communes().keys() for one in former_communes())
    assert {fold(one.province) for one in former_communes()} == {
        fold(name) for name in provinces(BEFORE)
    }


@pytest.mark.parametrize(
    ("text", "province", "code"),
    [
        ("03408", None, TAN_PHONG),
        ("03408", "Sơn La", TAN_PHONG),
        ("Phường Tân Phong", "Lai Châu", TAN_PHONG),
        ("P. Tân Phong", "Lai Châu", TAN_PHONG),
        ("P.Tân Phong", "Lai Châu", TAN_PHONG),
        ("phường  tân phong", "Lai Châu", TAN_PHONG),
        ("tan phong", "Lai Châu", TAN_PHONG),
        ("Phường Tân Phong, tỉnh Lai Châu", None, TAN_PHONG),
        ("Tân Phong - Lai Châu", None, TAN_PHONG),
        ("Phường Tân Phong (Lai Châu)", "Sơn La", TAN_PHONG),
        ("Xã Tân Phong, Sơn La", "Lai Châu", "03970"),
        ("phường Đông Phong, thành phố Lai Châu", None, TAN_PHONG),
        ("phường Đông Phong, TP Lai Châu, tỉnh Lai Châu", None, TAN_PHONG),
        ("P.Đông Phong TP. Lai Châu", None, TAN_PHONG),
        ("TT Tam Đường", "Lai Châu", BINH_LU),
        ("X. Bình Lư, H. Tam Đường", "Lai Châu", BINH_LU),
        ("P5, Q. Gò Vấp, TP.HCM", None, "26876"),
        ("Phường 05, quận Gò Vấp", None, "26876"),
        ("xã Quản Bạ, tỉnh Hà Giang", None, "00874"),
        ("Hoà Bình, Hải Phòng", None, "11533"),
        ("xã Sơn Hạ", "Quảng Ngãi", "21292"),
        ("phường Văn Miếu-Quốc Tử Giám", None, "00226"),
        ("Xuân Hương - Đà Lạt", "Lâm Đồng", "24781"),
        ("Xã M’Drắk", None, "24412"),
        ("Xà Phiên", "Cần Thơ", "31495"),
        ("đặc khu Lý Sơn", None, "21548"),
        ("huyện Lý Sơn, Quảng Ngãi", None, "21548"),
    ],
)
def test_what_people_write_is_recognised(text, province, code):
    assert recognised(text, province) == code


@pytest.mark.parametrize("province", sorted({one.province for one in communes().values()}))
def test_each_is_found_by_all_its_own_names(province):
    for one in of_province(province):
        assert found(str(one)) == (one.code,)
        assert found(one.name, province) == (one.code,), one
        alike = [other for other in of_province(province) if fold(other.name) == fold(one.name)]
        assert set(found(fold(one.name), province)) == {other.code for other in alike}


def test_each_of_before_leads_to_what_it_went_into():
    for one in former_communes():
        text = f"{one.name or one.district}, {one.district}, {one.province}"
        assert found(text) == one.codes, text


@pytest.mark.parametrize(
    ("text", "province", "said"),
    [
        ("Tân Phong", None, ["«Phường Tân Phong, Lai Châu»", "«Xã Tân Phong, Sơn La»"]),
        ("son ha", "Quảng Ngãi", ["Xã Sơn Hà", "Xã Sơn Hạ"]),
        ("thị trấn Tây Đằng, huyện Ba Vì", None, ["Xã Quảng Oai", "Xã Minh Châu", "ghi rõ"]),
        (
            "Xã Tân Phong",
            "Lai Châu",
            ["Không có «Xã Tân Phong»", "có «Phường Tân Phong, Lai Châu»"],
        ),
        ("Phường Mơ", "Lai Châu", ["của Lai Châu", "ghi tên như"]),
        ("Bình Lư", "Sơn La", ["của Sơn La", "kèm tên tỉnh"]),
        ("Phường Mơ", None, ["ghi tên kèm tỉnh"]),
        ("99999", None, ["mang mã «99999»"]),
        (",", None, ["Không có «,»"]),
    ],
)
def test_what_is_not_sure_is_refused_with_the_way_out(text, province, said):
    with pytest.raises(Mistake) as refused:
        recognised(text, province)
    for part in said:
        assert part in refused.value.message


def test_no_more_than_five_candidates_are_named():
    with pytest.raises(Mistake) as refused:
        recognised("Phường 1")
    assert refused.value.message.count("», «") == 4 and "…" in refused.value.message


def test_a_code_is_said_by_its_name_and_a_text_of_before_as_it_was():
    assert (named(TAN_PHONG), named("tổ 3"), named("")) == ("Phường Tân Phong", "tổ 3", "")
    assert written(TAN_PHONG) == "Phường Tân Phong, Lai Châu"


def test_zeros_that_a_sheet_ate_come_back():
    assert [with_zero(cell) for cell in (3408, "3408", "03408", 12, "Tân Phong")] == [
        "03408", "03408", "03408", "12", "Tân Phong",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Liên đoàn Lao động tỉnh Lai Châu", "Lai Châu"),
        ("Liên đoàn Lao động tỉnh Hà Giang", "Tuyên Quang"),
        ("Liên đoàn Lao động tỉnh Bà Rịa - Vũng Tàu", "Hồ Chí Minh"),
        ("Công đoàn Dệt may Việt Nam", None),
    ],
)
def test_a_body_stands_in_the_province_of_today(name, province):
    assert province_named(name) == province
