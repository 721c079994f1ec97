"""A record that waits on somebody's desk: the item of «My work» that most areas tell alike."""

from django.utils.translation import gettext as _


def waiting(record, day, *, title, due=None, meta="", label=""):
    """The item of a record due on a day: late from the day after; `label` says how it stands till then."""
    late = due is not None and due < day
    return {
        "list": "late" if late else "answer", "title": title, "due": due, "meta": meta,
        "state": "late" if late else "waiting",
        "state_label": _("Quá hạn") if late else label or _("Đang chờ"), "action": _("Mở"),
        "url": record.register.url_of(record.pk),
    }  # fmt: skip
