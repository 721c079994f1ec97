"""What is to be done after a report's period: the last part of every form."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.forms import reading
from congdoan.reports.forms.words import LIST, TEXT, Field, Part, Sentence, Worked


def tasks(heading, recipients, offer=reading.tasks_from_above):
    """The six headings of the work, and to whom the report goes; `offer(key)` drafts one of them."""

    def part(place, name, fields=(), says=()):
        key = f"RES-47.{place}"
        task = Field(key, TEXT, name, offer=offer(key))
        return Part(2, f"{place}. {name}", fields=(task, *fields), says=(key, *says))

    return (
        Part(1, heading),
        part(1, "Đại diện, bảo vệ và chăm lo cho đoàn viên"),
        part(2, "Tuyên truyền, vận động", fields=(
            Field("RES-48", LIST, _("Ngày kỷ niệm của kỳ sau"),
                  Worked(lambda _values, sources: reading.kept_ahead(sources))),
        ), says=((Sentence("Tuyên truyền kỷ niệm: {RES-48}."),),)),
        part(3, "Phong trào thi đua"),
        part(4, "Xây dựng công đoàn vững mạnh"),
        part(5, "Nữ công"),
        part(6, "Tài chính và kiểm tra", fields=(
            Field("RES-49", LIST, _("Nơi nhận"), Worked(recipients), hint=_("Mỗi dòng một nơi nhận.")),
        )),
    )  # fmt: skip
