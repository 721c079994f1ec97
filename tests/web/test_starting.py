"""The embedded database starts by itself, after a power cut too."""

import subprocess

import pytest

from congdoan.config import database


class Recovering:
    """A library whose server is ready at the third try, as when it puts gigabytes right."""

    def __init__(self, ready=3):
        self.tries, self.ready = 0, ready

    def get_server(self, folder):
        self.tries += 1
        if self.tries == 1:
            raise subprocess.TimeoutExpired("pg_ctl", 10)
        assert self.tries >= self.ready
        return f"server of {folder}"


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(database, "PAUSE", 0)


def test_a_server_that_puts_its_data_right_is_waited_for():
    library = Recovering()
    assert database.started(library, "var/pg") == "server of var/pg"
    assert library.tries == 3


def test_it_is_not_waited_for_without_end(monkeypatch):
    monkeypatch.setattr(database, "RECOVERY", 0)
    with pytest.raises((AssertionError, subprocess.TimeoutExpired)):
        database.started(Recovering(ready=10**9), "var/pg")
