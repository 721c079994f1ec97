"""Which indicator a target means, by its words alone."""

from congdoan.reading import read_text
from congdoan.reading.suggest import suggest

CATALOGUE = [
    {
        "code": "MEM",
        "name": "Đoàn viên phát triển mới",
        "words": "kết nạp tăng thêm đoàn viên công đoàn",
        "unit": "người",
    },
    {
        "code": "CBA",
        "name": "Tỷ lệ ký thỏa ước lao động tập thể",
        "words": ["thương lượng", "ký kết"],
        "unit": "%",
    },
    {
        "code": "DLG",
        "name": "Tỷ lệ doanh nghiệp đối thoại tại nơi làm việc",
        "words": "",
        "unit": "%",
    },
]


def target(sentence):
    return read_text(f"KẾ HOẠCH\nI. CHỈ TIÊU\n- {sentence}").targets[0]


def test_the_indicator_with_the_same_words_comes_first():
    found = suggest(target("Có 80% doanh nghiệp ký kết thoả ước lao động tập thể."), CATALOGUE)
    assert found[0][0] == "CBA"
    assert found == sorted(found, key=lambda pair: -pair[1])


def test_a_unit_that_does_not_fit_weighs_against():
    assert suggest(target("Phát triển thêm 3.000 đoàn viên."), CATALOGUE)[0][0] == "MEM"


def test_words_nobody_has_suggest_nothing():
    assert suggest(target("Trồng 500 cây xanh."), CATALOGUE) == []
