"""A reorganisation as its sheet has it, and the buttons of its page."""

import datetime as dt

from django.urls import reverse

HEADS = ["Việc", "Mã đơn vị", "Tên mới", "Loại đơn vị", "Vào, về đơn vị (mã)", "Sở hữu", "Khu vực"]
GOOD = [
    ["Thành lập", "XA1", "Công đoàn xã Một", "CDX", "TA"],
    ["Chuyển", "CS001", "", "", "XA1"],
    ["Sáp nhập", "HA2", "", "", "HA1"],
    ["Đổi tên", "HA1", "Công đoàn khu vực Một", "", ""],
]
TODAY = dt.date(2026, 6, 15)  # as the tests have it


def day(moment):
    return f"{moment.day}/{moment.month}/{moment.year}"


def press(client, project, act):
    answer = client.post(reverse("unit-project", args=[project.pk]), {"act": act}, follow=True)
    project.refresh_from_db()
    return answer.content.decode()
