"""The few moves an officer makes in a real browser."""

import re

import pytest


@pytest.fixture
def walk(page, sign_in, transactional_db, world):
    """walk("officer", "CS001"): the page, with the few moves an officer makes."""

    class Walk:
        def __init__(self, role, unit):
            self.page = sign_in(role, unit)

        def open(self, path):
            self.page.goto(path)
            return self

        def fill(self, **fields):
            """Every field by its name: typed, chosen, ticked or picked from what is offered."""
            for name, value in fields.items():
                self._one(self.page.locator(f'form.form [name="{name}"]').first, name, value)
            return self

        def _one(self, field, name, value):
            kind = field.evaluate("e => e.type")
            if kind == "hidden":  # a picker keeps its choice beside what is typed
                typed = self.page.locator(f"#id_{name}")
                typed.fill(value)
                self.page.locator("[role=option]:visible", has_text=value).first.click()
            elif kind == "checkbox":
                field.set_checked(value)
            elif kind.startswith("select"):
                field.select_option(value)
            else:
                field.fill(value)

        def press(self, words):
            button = self.page.get_by_role("button", name=words, exact=False).first
            assert button.is_visible(), f"no «{words}» in: {self.text}"
            with self.page.expect_navigation():
                button.click()
            self.page.wait_for_load_state()
            return self

        @property
        def text(self):
            return re.sub(r"\s+", " ", self.page.inner_text("main"))

    return Walk
