"""The demo union, loaded once for all the stories told on it; each story's own changes are undone."""

import pytest


@pytest.fixture(scope="package")
def demo_loaded(django_db_setup, django_db_blocker):
    """The demo inside one open transaction: stories run in it and roll back to it."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from congdoan.indicators.catalogue.loading import load_catalogue

    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue()
        call_command("demo", verbosity=0)
        # What is put off to the end of the transaction is checked here once, not after each story anew.
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(demo_loaded, db):
    """The demo's units by code."""
    from congdoan.orgs.models import Unit

    return {unit.code: unit for unit in Unit.objects.all()}


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
