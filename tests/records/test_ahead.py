"""A question asked ahead is answered as if it had been asked where its answer is taken."""

import pytest
from django.db import DataError, transaction

from congdoan.orgs.models import Unit
from congdoan.records.ahead import ahead

pytestmark = pytest.mark.django_db


def test_it_sees_what_its_own_transaction_wrote(world):
    Unit.objects.filter(code="CS001").update(name="Tên mới")
    answer = ahead("SELECT name FROM orgs_unit WHERE code = %s", ["CS001"])
    assert Unit.objects.filter(code="CS001").exists(), "others may be asked meanwhile"
    assert answer() == answer() == [("Tên mới",)]


def test_its_fault_is_told_where_the_answer_is_taken():
    with pytest.raises(DataError), transaction.atomic():
        ahead("SELECT 1 / %s", [0])()
