"""A session that ends in the middle of a form costs a sign-in and nothing else."""

import pytest

PASSWORD = "mot-mat-khau-dai-7"

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]


def test_what_was_typed_comes_back_after_signing_in_again(
    page, sign_in, person, transactional_db, world
):
    officer = person("officer", "CS001")
    officer.set_password(PASSWORD)
    officer.save()
    sign_in(user=officer)
    page.goto("/labour/dialogues/new/")
    page.fill("[name=topic]", "Tăng suất ăn ca đêm")
    page.context.clear_cookies(name="sessionid")
    with page.expect_navigation():
        page.click("form.form button.primary")
    assert "/login/" in page.url
    assert "vẫn được giữ" in page.inner_text("main")
    page.fill("#id_username", officer.username)
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation():
        page.click("button.primary")
    assert page.url.endswith("/labour/dialogues/new/")
    assert page.input_value("[name=topic]") == "Tăng suất ăn ca đêm"
    assert page.is_visible("[data-restored]")
