"""The session ends while a find is being put right: sign in again, the form is open as it was left."""

import pytest
from django.test import Client
from django.urls import reverse

from congdoan.direction.registers.reading import Finding
from tests.direction.hands import given

PASSWORD = "mot-mat-khau-dai-7"
SAMPLE = "004-ke-hoach-136.txt"


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in(officer, catalogue):
    reading = given(officer, SAMPLE)
    find = Finding.objects.filter(record=reading, kind="target").first()
    here = f"/read/{reading.pk}/?part=target&edit={find.pk}#f-{find.pk}"
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{here}"}
    url = reverse("direction-decide", args=[reading.pk, find.pk])
    answer = Client().post(url, {"decision": "confirmed"}, headers=headers, follow=True)
    assert answer.status_code == 401 and not answer.content
    assert answer["HX-Redirect"].startswith("/login/?next=/read/")
    assert "edit%3D" in answer["HX-Redirect"]
    find.refresh_from_db()
    assert find.is_pending


def test_an_address_elsewhere_is_no_way_back(db):
    headers = {"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/read/1/"}
    answer = Client().get("/read/", headers=headers, follow=True)
    assert answer["HX-Redirect"] == "/login/?next=/read/1/"


@pytest.mark.browser
@pytest.mark.realtime
@pytest.mark.django_db(transaction=True)
def test_what_was_typed_comes_back_after_signing_in_again(
    page, sign_in, person, transactional_db, catalogue
):
    user = person("officer", "TA")
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.force_login(user)
    reading = given(client, SAMPLE)
    find = Finding.objects.filter(record=reading, kind="target").first()
    value = f"[name=f{find.pk}-value]"

    sign_in(user=user)
    page.goto(f"/read/{reading.pk}/?part=target")
    page.click(f"#f-{find.pk} [data-key=e]")
    page.fill(value, "1.234")
    page.context.clear_cookies(name="sessionid")
    with page.expect_navigation(url="**/login/**"):
        page.click(f"#f-{find.pk} button[value=corrected]")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation(url="**/read/**"):
        page.click("button.primary")
    assert page.input_value(value) == "1.234"
    assert page.is_visible(f"#f-{find.pk} [data-restored]")

    page.click(f"#f-{find.pk} button[value=corrected]")
    page.wait_for_selector(f"#f-{find.pk}[data-decided='1']")
    find.refresh_from_db()
    assert find.said["value"] == 1234
    page.click(f"#f-{find.pk} [value=pending]")
    page.click(f"#f-{find.pk} [data-key=e]")
    page.wait_for_selector(value)
    assert page.is_hidden(f"#f-{find.pk} [data-restored]"), "what was taken is no draft"
