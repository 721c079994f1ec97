"""What waits on somebody's desk: the items of «My work» that every area tells alike."""

from django.utils.translation import gettext as _


def waiting(record, day, *, title, due=None, meta="", label=""):
    """The item of a record due on a day: late from the day after; `label` says how it stands till then."""
    late = due is not None and due < day
    url = record.register.url_of(record.pk)
    return item(title, url, due=due, meta=meta, late=late, label="" if late else label)


def item(title, url, *, meta="", due=None, late=False, near=False, label="", action="", **more):
    """What waits at an address. It stands under what is late or due soon where it is `late` or `near`; `label` says
    how it stands, `action` what is done there."""
    return {
        "list": "late" if late or near else "answer", "title": title, "due": due, "meta": meta,
        "state": "late" if late else "waiting",
        "state_label": label or (_("Quá hạn") if late else _("Đang chờ")),
        "action": action or _("Mở"), "url": url, **more,
    }  # fmt: skip
