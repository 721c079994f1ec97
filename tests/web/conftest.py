"""A reorganisation drafted by the manager of TA."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from congdoan.orgs.models import Project
from congdoan.records.sheets import files
from tests.web.drafting import GOOD, HEADS, TODAY, day


@pytest.fixture
def manager(as_):
    return as_("manager", "TA")


@pytest.fixture
def drafter(person):
    """Who drafts at TA and so approves nothing of it."""
    signed = Client()
    signed.force_login(person("manager", "TA", name="drafter"))
    return signed


@pytest.fixture
def draft(drafter):
    """draft(rows): the project made from that sheet by TA's drafter, or the refused answer."""

    def make(rows=GOOD, effective=TODAY):
        file = SimpleUploadedFile("sap xep.csv", files.write("csv", HEADS, rows))
        data = {"name": "Sắp xếp theo mô hình hai cấp", "number": "45/QĐ-LĐLĐ", "file": file,
                "decided_on": day(TODAY), "effective": day(effective)}  # fmt: skip
        answer = drafter.post(reverse("unit-project-new"), data)
        return answer, Project.objects.first()

    return make
