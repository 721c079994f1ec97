"""How fast a sheet of people goes in and out again: `python -m benchmarks.sheets --rows 100000`.

Every step that an officer takes, from the bytes of the file to the commit with history, and the undo;
beside them, in the same run, what Django offers for the same rows: form by form, `bulk_create`, and
a bare COPY without checks. Needs the database of `python -m benchmarks.nation` (a small one is enough).
"""

import argparse
import datetime as dt
import io
import os
import random
import resource
import time
from pathlib import Path

import xlsxwriter

from benchmarks.nation import use

HEADS = (
    "Họ và tên", "Giới tính", "Ngày sinh", "Quốc tịch", "Số căn cước, hộ chiếu", "Điện thoại", "Nơi ở",
    "Quê quán", "Nghề nghiệp, vị trí công việc", "Trình độ chuyên môn", "Đơn vị",
)  # fmt: skip
ROLL = "Là đoàn viên từ ngày"
# So many syllables that, as in life, most of a hundred thousand names stand there but once.
NAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Vàng".split(),  # noqa: SIM905
    "Văn Thị Đức Minh Thanh Ngọc Quốc Hữu Thu Kim Xuân Hải".split(),  # noqa: SIM905
    "Anh Bảo Bích Công Diệu Đình Gia Hoài Hồng Huy Khắc Mai Mạnh Mỹ Nhật Phương Quỳnh Thuý Trọng Tuấn".split(),  # noqa: SIM905
    "An Bình Châu Chi Cường Dũng Giang Hà Hải Hạnh Hiền Hoa Hùng Hương Khánh Lan Linh Long".split(),  # noqa: SIM905
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--faulty", type=int, default=0, help="every so many rows have faults")
    parser.add_argument("--roll", action="store_true", help="each person goes on a roll as well")
    parser.add_argument("--peers", type=int, default=2000, help="rows for the slow peers")
    parser.add_argument("--database", default="bench", help="a nation of another size")
    options = parser.parse_args()
    use(options.database)
    content = book(options)
    steps = whole(content, options)
    print(f"\n{'step':<42}{'s':>8}{'python':>8}{'server':>8}{'rows/s':>10}")
    for name, spent in steps.items():
        print(
            f"{name:<42}{spent[0]:>8.2f}{spent[1]:>8.2f}{spent[2]:>8.2f}{options.rows / spent[0]:>10,.0f}"
        )
    print(f"peak memory {peak():.0f} MB")
    if not options.faulty:
        peers(content, options.peers)


def book(options):
    """An xlsx of so many people of one union."""
    random.seed(options.rows)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as made:
        tab = made.add_worksheet()
        tab.write_row(0, 0, [*HEADS, ROLL] if options.roll else HEADS)
        for at in range(1, options.rows + 1):
            tab.write_row(at, 0, person(at, options))
    return out.getvalue()


def person(at, options):
    woman = random.random() < 0.5
    born = dt.date(random.randint(1965, 2006), random.randint(1, 12), random.randint(1, 28))
    if options.faulty and at % options.faulty == 0:
        return ["", "Nam nữ", "31/02/1990", "Việt Nam", "", "", "", "", "", "", "P1-1-1"]
    number = f"012{2 * (born.year >= 2000) + woman}{born.year % 100:02d}{at:06d}"
    cells = [
        " ".join(random.choice(part) for part in NAMES), "Nữ" if woman else "Nam",
        f"{born:%d/%m/%Y}", "Việt Nam", number, f"09{random.randint(0, 99999999):08d}",
        f"Tổ {random.randint(1, 30)}, xã {random.randint(1, 20)}", "Lai Châu",
        random.choice(("Công nhân may", "Kỹ thuật", "Bảo vệ", "Kế toán")), "Cao đẳng", "P1-1-1",
    ]  # fmt: skip
    return [*cells, "01/03/2026"] if options.roll else cells


def peak():
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Clock:
    """(seconds, of the processor in Python, of the processor in the database) of one step after another.

    On a machine that others use as well the last two tell more than the first.
    """

    def __init__(self):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = cursor.fetchone()[0]
        self.steps, self.last = {}, self._now()

    def step(self, name):
        now = self._now()
        self.steps[name] = tuple(b - a for a, b in zip(self.last, now, strict=True))
        print(
            "{}: {:.2f} s (Python {:.2f}, database {:.2f}), up to {:.0f} MB".format(
                name, *self.steps[name], peak()
            ),
            flush=True,
        )
        self.last = self._now()

    def sum(self, name):
        self.steps[name] = tuple(map(sum, zip(*self.steps.values(), strict=True)))

    def _now(self):
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        python = sum(one.ru_utime + one.ru_stime for one in used)
        return time.perf_counter(), python, self._database()

    def _database(self):
        """Where the server is another machine's it cannot be known."""
        try:
            fields = Path(f"/proc/{self.backend}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def whole(content, options):
    """{step: seconds} of one import; what it made is gone at the end."""
    from congdoan.access.actor import Actor
    from congdoan.records.register import REGISTERS
    from congdoan.records.sheets import columns, files, work
    from congdoan.records.sheets.models import SheetImport

    register, user = REGISTERS["members/people"], officer()
    # Forms and addresses are made once in the life of a process, and not for each sheet.
    known = columns.labels(columns.sheet_form(register, Actor(user)))
    clock = Clock()
    sheet = SheetImport(register=register.path, owner=user, name="bench.xlsx", unit=None)
    sheet.rows = files.read(content, "bench.xlsx")
    sheet.heading, sheet.headings = columns.find(sheet.rows, known)
    sheet.mapping = columns.match(sheet.headings, known)
    sheet.save()
    clock.step("file read and kept")
    pk, sheet = sheet.pk, None
    sheet = taken(pk)
    work.check(sheet)
    clock.step("preview: every cell judged")
    print(sheet.counts)
    if not options.faulty:
        sheet = None
        sheet = taken(pk)
        sheet.reason = "benchmark"
        work.write(sheet)
        clock.step("written with history")
        clock.sum("upload to committed")
        work.undo(sheet)
        clock.step("undone")
    sheet.delete()
    return clock.steps


def taken(pk):
    """The import as the worker takes it from the database."""
    from congdoan.records.sheets.models import SheetImport

    return SheetImport.objects.select_related("owner").get(pk=pk)


def officer():
    from congdoan.access.models import Grant, Role, User
    from congdoan.orgs.models import Unit

    user, _made = User.objects.get_or_create(username="bench-sheets")
    role, _made = Role.objects.get_or_create(
        code="bench-sheets", defaults={"name": "bench", "levels": {"members": "manage"}}
    )
    unit = Unit.objects.get(code="P1")
    Grant.objects.get_or_create(
        user=user, role=role, unit=unit, defaults={"since": dt.date(2020, 1, 1)}
    )
    return user


def peers(content, count):
    """The same rows through Django's own ways; each is rolled back."""
    from django.db import transaction

    from congdoan.access.system import System
    from congdoan.members.registers.person import Person
    from congdoan.orgs.models import Unit
    from congdoan.records.derive import form_class
    from congdoan.records.register import REGISTERS
    from congdoan.records.sheets import files

    rows = files.read(content, "bench.xlsx")[1 : count + 1]
    unit, build = Unit.objects.get(code="P1-1-1"), form_class(REGISTERS["members/people"])
    facts = [
        {"full_name": row[0], "sex": "female" if row[1] == "Nữ" else "male", "born": row[2],
         "nationality": row[3], "phone": row[5], "unit": unit.pk} for row in rows
    ]  # fmt: skip

    def forms():
        for one in facts:
            build(one, actor=System("bench")).is_valid()

    def bulk():
        people = [
            Person(**{**one, "unit": unit, "born": dt.datetime.strptime(one["born"], "%d/%m/%Y"),
                      "code": f"B{at}"})
            for at, one in enumerate({k: v for k, v in f.items() if k != "unit"} for f in facts)
        ]  # fmt: skip
        for one in people:
            one.derive()
        Person.all_rows.bulk_create(people, batch_size=1000)

    print(f"\npeers, {count} rows")
    for name, ways in (
        ("ModelForm, validation alone", forms),
        ("bulk_create, no validation", bulk),
    ):
        started = time.perf_counter()
        with transaction.atomic():
            ways()
            transaction.set_rollback(True)
        print(f"{name:<42}{count / (time.perf_counter() - started):>18,.0f} rows/s")


if __name__ == "__main__":
    main()
