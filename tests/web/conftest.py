"""A reorganisation drafted by the manager of TA."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.orgs.models import Project
from congdoan.records.sheets import files
from tests.web.drafting import GOOD, HEADS, TODAY, day


@pytest.fixture
def manager(as_):
    return as_("manager", "TA")


@pytest.fixture
def draft(manager):
    """draft(rows): the project made from that sheet by TA's manager, or the refused answer."""

    def make(rows=GOOD, effective=TODAY):
        file = SimpleUploadedFile("sap xep.csv", files.write("csv", HEADS, rows))
        data = {"name": "Sắp xếp theo mô hình hai cấp", "number": "45/QĐ-LĐLĐ", "file": file,
                "decided_on": day(TODAY), "effective": day(effective)}  # fmt: skip
        answer = manager.post(reverse("unit-project-new"), data)
        return answer, Project.objects.first()

    return make
