"""Days whose round anniversaries the whole country keeps: what next year's propaganda is built on."""

import datetime as dt

# (day, what happened): years are counted, never typed (requirements RES-48).
DAYS = (
    (dt.date(1930, 2, 3), "Ngày thành lập Đảng Cộng sản Việt Nam"),
    (dt.date(1975, 4, 30), "Ngày Giải phóng miền Nam, thống nhất đất nước"),
    (dt.date(1890, 5, 19), "Ngày sinh Chủ tịch Hồ Chí Minh"),
    (dt.date(1929, 7, 28), "Ngày thành lập Công đoàn Việt Nam"),
    (dt.date(1945, 9, 2), "Cách mạng tháng Tám và Quốc khánh"),
    (dt.date(1944, 12, 22), "Ngày thành lập Quân đội nhân dân Việt Nam"),
)
# A year keeps the round ones of them, once fifty years have passed.
ROUND = 5
KEPT_FROM = 50


def anniversaries(year):
    """[(years, name, day in that year)] in the order of the calendar."""
    for first, name in sorted(DAYS, key=lambda one: (one[0].month, one[0].day)):
        years = year - first.year
        if years >= KEPT_FROM and years % ROUND == 0:
            yield years, name, first.replace(year=year)
