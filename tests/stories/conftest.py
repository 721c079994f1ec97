"""The demo union, loaded once for all the stories told on it; each story's own changes are undone."""

import re

import pytest


@pytest.fixture(scope="package")
def demo_loaded(django_db_setup, django_db_blocker):
    """The demo inside one open transaction: stories run in it and roll back to it."""
    from django.core.management import call_command
    from django.db import transaction

    from congdoan.indicators.loading import load_catalogue

    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue()
        call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(demo_loaded, db):
    """The demo's units by code."""
    from congdoan.orgs.models import Unit

    return {unit.code: unit for unit in Unit.objects.all()}


def words(answer):
    """What a page says, without its marks."""
    assert answer.status_code == 200, answer.status_code
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", text))


@pytest.fixture
def signed_in():
    """signed_in("vanphong"): a client of that account of the demo."""
    from django.test import Client

    from congdoan.access.models import User

    def sign_in(username):
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return sign_in
