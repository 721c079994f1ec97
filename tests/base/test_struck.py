"""Words to forget are found however they were spelled, and nothing beside them is."""

import pytest

from congdoan.base.struck import GONE, Words

MAI = Words(["Lò Thị Mai", "0912 000 001", "mai.lo@example.vn", "An", None])


@pytest.mark.parametrize(
    "text",
    ["Lò Thị Mai", "LÒ THỊ MAI", "lo thi mai", "gặp Lò  Thị\nMai hôm qua", "0912000001", "0912.000.001",
     "gọi 0912-000-001.", "MAI.LO@EXAMPLE.VN"],
)  # fmt: skip
def test_every_spelling_is_struck(text):
    assert MAI.within(text) and GONE in MAI.struck(text)
    assert not MAI.within(MAI.struck(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lò Thị Maika",
        "Vàng Thị Mai",
        "10912000001",
        "An",
        "",
        "mai-lo@example.vn",
        "Vàng\u00a0A",
        "Va\u0300ng",
    ],
)
def test_others_are_left_alone(text):
    assert not MAI.within(text) and MAI.struck(text) == text


def test_lists_and_dicts_are_gone_through_and_other_values_stay():
    held = {"rows": [["Lò Thị Mai", 12, None]], "n": 3, "at": ("x", "0912000001")}
    assert MAI.struck(held) == {"rows": [[GONE, 12, None]], "n": 3, "at": ("x", GONE)}
    assert not MAI.within({"at": ("x", 1), "rows": [["y"]]})


def test_nothing_to_forget_strikes_nothing():
    assert not Words([]).within("Lò Thị Mai") and Words(["", "An"]).struck("An") == "An"
