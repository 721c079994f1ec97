"""What an officer does with documents through the pages: give, confirm, correct, adopt."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Reading
from congdoan.direction.registers.task import Task
from congdoan.indicators.registers.target import Target


def give(client, name, data):
    return client.post(reverse("direction-read"), {"file": SimpleUploadedFile(name, data)})


def given(client, name):
    """The reading of a shipped sample."""
    answer = client.post(reverse("direction-read"), {"sample": name})
    assert answer.status_code == 302
    return Reading.all_rows.get(pk=int(re.search(r"\d+", answer.url)[0]))


def confirm_all(client, reading):
    client.post(reverse("direction-decide-all", args=[reading.pk]))


def adopt(client, reading, **changes):
    """Press the button of the adopt page as it stands, with changes."""
    url = reverse("direction-adopt", args=[reading.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return client.post(url, {k: v for k, v in {**data, **changes}.items() if v is not None})


def written():
    return [model.all_rows.count() for model in (Programme, Target, Task)]


def typed(finding, **changes):
    said = {**finding.said, "part_of": finding.whole or "", **changes}
    names = [
        "quote",
        "indicator",
        "cut",
        "comparator",
        "value",
        "value_max",
        "start",
        "end",
        "part_of",
    ]
    return {
        f"f{finding.pk}-{name}": said.get(name) if said.get(name) is not None else ""
        for name in names
    }
