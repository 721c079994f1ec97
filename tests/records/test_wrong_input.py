"""What cannot be read is said once, of its field, with an example of what can; nothing typed is lost."""

import pytest

pytestmark = pytest.mark.django_db


def refused(client, path, **typed):
    answer = client.post(f"/{path}/new/", typed)
    assert answer.status_code == 422
    return answer.context["form"]


def test_what_is_no_number_is_not_said_to_be_missing_too(as_):
    form = refused(as_("officer", "CS001"), "indicators/targets", comparator=">=", value="mười")
    assert form.errors["value"] == ["Ghi một số, ví dụ 1.810 hoặc 0,5."]
    assert form["value"].value() == "mười"


def test_what_was_left_empty_is_still_asked_for(as_):
    form = refused(as_("officer", "CS001"), "indicators/targets", comparator=">=", value="")
    assert form.errors["value"] == ["Ghi mức phải đạt."]


@pytest.mark.parametrize(
    ("path", "field", "typed", "said"),
    [
        ("indicators/registrations", "year", "mười", "bốn chữ số, ví dụ 2026"),
        ("indicators/assignments", "year", "1810", "bốn chữ số, ví dụ 2026"),
        ("direction/meetings", "link", "zoom 123", "bắt đầu bằng https://"),
    ],
)
def test_the_example_is_one_of_what_is_asked(as_, path, field, typed, said):
    form = refused(as_("officer", "CS001"), path, **{field: typed})
    assert said in " ".join(form.errors[field]) and form[field].value() == typed
