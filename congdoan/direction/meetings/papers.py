"""The papers of a meeting: invitation, minutes, notice of conclusions, resolution (Decree 30/2020)."""

from django.utils import timezone

from congdoan.base.dates import show
from congdoan.base.papers import (
    Article,
    Bullets,
    Column,
    Heading,
    Paper,
    Signature,
    Table,
    Text,
)
from congdoan.base.text import lines, number
from congdoan.direction.documents.paper import contact
from congdoan.direction.meetings.committees import Committee, office_of
from congdoan.direction.registers.meeting import Meeting, Participant
from congdoan.records.symbols import issue_as
from congdoan.trail.papers import head

# In whose name its papers are signed; a group and any other meeting speak for the executive committee.
NAMES = {
    Committee.EXECUTIVE: "BAN CHẤP HÀNH",
    Committee.STANDING: "BAN THƯỜNG VỤ",
    Committee.INSPECTION: "UỶ BAN KIỂM TRA",
}
# The body whose letters stand in the symbol of a resolution (`base/data/symbols.json`).
BODIES = {Committee.STANDING: "standing", Committee.INSPECTION: "inspection"}
MODES = {"person": "trực tiếp", "online": "trực tuyến", "mixed": "trực tiếp kết hợp trực tuyến"}


def _name(meeting):
    return NAMES.get(meeting.committee, NAMES[Committee.EXECUTIVE])


def _issue(meeting, kind, build, *, actor, body="office", dated=None):
    return issue_as(
        kind, meeting, actor=actor, day=dated or meeting.held_on, body=body, build=build
    )


def _signature(meeting, person, authority=""):
    role = office_of(meeting.unit, person, meeting.held_on) or "CHỦ TRÌ"
    return Signature(authority, role, str(person))


def _where(meeting):
    at = f" lúc {meeting.starts_at}," if meeting.starts_at else ""
    place = f", tại {meeting.place}" if meeting.place else ""
    link = f"; vào họp tại {meeting.link}" if meeting.link else ""
    return f"{at} ngày {show(meeting.held_on)}, họp {MODES[meeting.mode]}{place}{link}."


def _agenda(meeting):
    return [
        f"{item.text} ({item.presenter})" if item.presenter else item.text
        for item in meeting.agenda.all()
    ]


def _called(meeting):
    found = meeting.participants.select_related("person").order_by("person__sort_key")
    return [str(one.person) for one in found] + _guests(meeting)


def _guests(meeting):
    return lines(meeting.guests)


def invitation(meeting, *, actor):
    """Who is called, when, where and to what."""
    agenda, dated = _agenda(meeting), min(timezone.localdate(), meeting.held_on)

    def build(serial):
        return Paper(
            **head(meeting.unit, meeting.held_on), number=serial, date=dated, kind="GIẤY MỜI", subject=meeting.title,
            addressees=_called(meeting) or [f"Các uỷ viên {_name(meeting).capitalize()}"],
            blocks=[Text(f"Trân trọng mời dự {meeting.title}{_where(meeting)}"),
                    *([Text("Nội dung:"), Bullets(agenda)] if agenda else []),
                    Text(f"Chủ trì: {meeting.chair}."),
                    Text("Đề nghị dự họp đầy đủ, đúng giờ; vắng mặt xin báo trước và nêu lý do.")],
            signature=_signature(meeting, meeting.chair, f"TM. {_name(meeting)}"),
            recipients=["Như trên", "Lưu: VT."], contact=contact(meeting.unit, dated),
        )  # fmt: skip

    return _issue(meeting, "invitation", build, actor=actor, dated=dated)


def minutes(meeting, *, actor):
    """What took place, signed by who led and who wrote it down."""

    def build(serial):
        return Paper(
            **head(meeting.unit, meeting.held_on), number=serial, date=meeting.held_on, kind="BIÊN BẢN",
            subject=meeting.title, blocks=list(_minutes(meeting)),
            signature=_signature(meeting, meeting.chair), recipients=["Lưu: VT."],
            beside=Signature("", "THƯ KÝ", str(meeting.secretary)),
        )  # fmt: skip

    return _issue(meeting, "minutes", build, actor=actor)


def _minutes(meeting):
    yield Heading(1, "I. THỜI GIAN, ĐỊA ĐIỂM")
    yield Text(f"Cuộc họp bắt đầu{_where(meeting)}")
    yield Heading(1, "II. THÀNH PHẦN")
    yield from _attended(meeting)
    yield Heading(1, "III. DIỄN BIẾN")
    if agenda := _agenda(meeting):
        yield Bullets(agenda)
    yield from (Text(line) for line in lines(meeting.minutes))
    yield from (Text(f"{one.speaker}: {one.text}") for one in meeting.opinions.all())
    if motions := list(meeting.motions.all()):
        yield Heading(1, "IV. BIỂU QUYẾT")
        yield _votes(motions)
    if conclusions := list(meeting.conclusions.all()):
        yield Heading(1, "V. KẾT LUẬN")
        yield _tasks(conclusions)
    yield Text("Biên bản đã được đọc lại, những người dự họp nhất trí.")


def _attended(meeting):
    tally, seen = meeting.tally, meeting.seen
    yield Text(f"Chủ trì: {meeting.chair}. Thư ký: {meeting.secretary}.")
    if seen:
        yield Text(
            f"Có mặt {seen.present}/{seen.size} uỷ viên (quy chế cần ít nhất {seen.needed})."
        )
    elif tally["named"]:
        yield Text(
            f"Có mặt {number(tally.get('present', 0))}/{number(tally['named'])} người được mời."
        )
    else:
        yield Text(f"Có {number(tally['there'])} người dự.")
    away = meeting.participants.filter(presence__in=("excused", "absent")).select_related("person")
    if lines := [_away(one) for one in away.order_by("person__sort_key")]:
        yield Text("Vắng mặt:")
        yield Bullets(lines)
    if guests := _guests(meeting):
        yield Text("Khách mời:")
        yield Bullets(guests)


def _away(one):
    excused = one.presence == Participant.Presence.EXCUSED
    return f"{one.person} ({one.reason if excused else 'không lý do'})"


def _votes(motions):
    columns = [Column("TT", "center", 1), Column("Việc biểu quyết", "left", 6), Column("Tán thành", "right", 2),
               Column("Không tán thành", "right", 2), Column("Không có ý kiến", "right", 2)]  # fmt: skip
    rows = [[str(place), one.text, one.in_favour, one.against, one.blank]
            for place, one in enumerate(motions, start=1)]  # fmt: skip
    return Table(columns=columns, rows=rows)


def _tasks(conclusions):
    columns = [Column("TT", "center", 1), Column("Kết luận", "left", 6), Column("Chủ trì", "left", 3),
               Column("Phối hợp", "left", 2), Column("Thời hạn", "center", 2)]  # fmt: skip
    rows = [[str(place), one.text, one.lead, one.cooperating or "–", show(one.due)]
            for place, one in enumerate(conclusions, start=1)]  # fmt: skip
    return Table(columns=columns, rows=rows)


def notice(meeting, conclusions, *, actor):
    """What was concluded, who does it and by when."""

    def build(serial):
        leads = dict.fromkeys(one.lead for one in conclusions)
        return Paper(
            **head(meeting.unit, meeting.held_on), number=serial, date=meeting.held_on, kind="THÔNG BÁO",
            subject=f"Kết luận {meeting.title}",
            blocks=[Text(f"Ngày {show(meeting.held_on)}, {meeting.title} đã thảo luận và kết luận như sau:"),
                    _tasks(conclusions), Text("Các ban, đơn vị được giao thực hiện và báo cáo đúng thời hạn.")],
            signature=_signature(meeting, meeting.chair, f"TM. {_name(meeting)}"),
            recipients=[*leads, "Lưu: VT."],
        )  # fmt: skip

    return _issue(meeting, "notice", build, actor=actor)


def resolution(meeting, *, actor):
    """The resolution, an article a line."""
    is_congress = meeting.kind == Meeting.Kind.CONGRESS

    def build(serial):
        issuer = meeting.unit.name_on(meeting.held_on)
        body = "ĐẠI HỘI" if is_congress else _name(meeting)
        return Paper(
            **head(meeting.unit, meeting.held_on), number=serial, date=meeting.held_on, kind="NGHỊ QUYẾT",
            subject=meeting.title, authority=f"{body} {issuer.upper()}",
            basis=["Căn cứ Điều lệ Công đoàn Việt Nam",
                   f"Căn cứ kết quả biểu quyết tại {meeting.title} ngày {show(meeting.held_on)}"],
            blocks=[Article(f"Điều {place}.", line) for place, line in enumerate(lines(meeting.resolution), start=1)],
            signature=_signature(meeting, meeting.chair, f"TM. {body}"),
            recipients=["Công đoàn cấp trên (để báo cáo)", "Các uỷ viên", "Lưu: VT."],
        )  # fmt: skip

    body = "congress" if is_congress else BODIES.get(meeting.committee, "executive")
    return _issue(meeting, "resolution", build, actor=actor, body=body)
