"""Every address of the product is asked, also the one added tomorrow: closed unless it is declared open."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from congdoan.records.register import REGISTERS

# Answered without a sign-in.
OPEN = {"login", "logout", "health", "set_language", "styleguide", "openapi-json", "member-card",
        "member-card-worker", "member-card-loss", "member-card-lost", "member-card-ended",
        "direction-published"}  # fmt: skip
# One's own pages: whoever is signed in has them, with nothing of others' in them.
PERSONAL = {
    "home", "home-slipping", "password_change", "second-factor", "stand", "look-through", "palette", "pick",
    "styleguide", "notices", "notices-read", "jobs", "job", "job-stop", "job-resume", "logout",
    "login", "api", "api-root", "indicators-targets", "member-card-ended",
}  # fmt: skip
NOBODY = "999999999"


def addresses(resolver=None, before=""):
    """(name, pattern) of every address but those of registers, which have a sweep of their own."""
    for one in (resolver or get_resolver()).url_patterns:
        whole = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from addresses(one, whole)
        elif not _is_registers(whole):
            yield one.name, whole


def _is_registers(pattern):
    plain = pattern.removeprefix("api/v1/")
    return any(plain.startswith(f"{path}/") for path in REGISTERS)


def filled(pattern):
    """The pattern as an address: numbers nobody has, words that mean nothing."""
    path = re.sub(r"\(\?P<\w+>[^)]*\)", "IND-999", pattern).strip("^$").replace("\\", "")
    path = re.sub(r"<int:\w+>", NOBODY, path)
    return "/" + re.sub(r"<(?:\w+:)?\w+>", "x", path)


ALL = sorted(set(addresses()), key=lambda pair: pair[1])
IDS = [pattern or "/" for _name, pattern in ALL]


def test_there_are_addresses_to_ask():
    assert len(ALL) > 40


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=IDS)
def test_nobody_gets_in_without_a_sign_in(name, pattern, db):
    answer = Client().get(filled(pattern))
    if name in OPEN:
        assert answer.status_code in (200, 302, 405)
    else:
        assert answer.status_code in (302, 401, 403, 404)
        assert "login" in answer.headers.get("Location", "login")


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=IDS)
def test_a_stranger_finds_only_pages_of_his_own(name, pattern, as_):
    client = as_("none")
    for answer in (client.get(filled(pattern)), client.post(filled(pattern))):
        allowed = (200, 302, 404, 405, 422) if name in PERSONAL | OPEN else (404, 403, 405, 301)
        assert answer.status_code in allowed, (name, answer.status_code)


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=IDS)
def test_a_manager_is_answered_and_never_by_a_crash(name, pattern, as_):
    client = as_("manager", "TA")
    for answer in (client.get(filled(pattern)), client.post(filled(pattern))):
        assert answer.status_code < 500, (name, answer.status_code)
        if NOBODY in filled(pattern) and name not in PERSONAL:
            assert answer.status_code in (404, 405), (name, answer.status_code)
