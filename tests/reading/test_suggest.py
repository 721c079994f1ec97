"""Which indicator a target means, by its words alone."""

from congdoan import samples
from congdoan.indicators.catalogue.loading import shipped
from congdoan.reading import read_text
from congdoan.reading.suggest import FITS, suggest, suggest_all, with_suggestions

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


SHIPPED = [{**row, "name": row["name_vi"]} for row in shipped("indicators")]


def test_a_part_hears_what_its_whole_says():
    targets = read_text(
        "KẾ HOẠCH\nI. CHỈ TIÊU\n- Kiểm tra tài chính ít nhất 110 công đoàn cơ sở, trong đó 20 công "
        "đoàn cơ sở doanh nghiệp."
    ).targets
    whole, part = suggest_all(targets, SHIPPED)
    assert (targets[1].parent, part[0][0]) == (0, whole[0][0])


def test_the_samples_targets_mean_the_indicators_of_the_catalogue():
    """Nearly nine in ten at once, and nearly all among the first three a person chooses from."""
    first = among = count = 0
    for path in sorted(samples.HOME.glob("*.txt")):
        wanted = [row for row in shipped("targets") if row["seed"] == path.name[:3]]
        targets = read_text(path.read_text("utf-8")).targets
        for target, ranked in zip(targets, suggest_all(targets, SHIPPED), strict=True):
            right = {row["indicator"] for row in wanted if row["value"] == target.value}
            if right:
                codes = [code for code, _score in ranked[:3]]
                count, first = count + 1, first + (codes[0] in right)
                among += bool(right & set(codes))
    assert count > 60
    assert first / count >= 0.88
    assert among / count >= 0.98


def test_a_target_that_fits_nothing_is_proposed_as_a_new_indicator():
    told = with_suggestions(
        read_text("KẾ HOẠCH\nI. CHỈ TIÊU\n- 70% hộ dân nông thôn được sử dụng nước sạch."), SHIPPED
    )
    (entry,) = told["targets"]
    assert entry["new_indicator"]["kind"] == "rate"
    assert entry["new_indicator"]["denominator"] == "hộ dân nông thôn"
    assert entry["new_indicator"]["numerator"] == "hộ dân nông thôn được sử dụng nước sạch"
    assert all(score < FITS for _code, score in entry["suggestions"])


def test_a_target_of_the_catalogue_is_told_with_its_runner_up_and_no_new_indicator():
    text = "KẾ HOẠCH\nI. CHỈ TIÊU\n- Ít nhất 80% doanh nghiệp ký kết thỏa ước lao động tập thể."
    (entry,) = with_suggestions(read_text(text), SHIPPED)["targets"]
    assert len(entry["suggestions"]) == 2 and "new_indicator" not in entry
