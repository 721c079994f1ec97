"""What every page carries: the menu, where one stands, the day looked through, notices, oneself."""

from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.base import dates
from congdoan.records.register import REGISTERS

# area -> (label, icon); the order is the menu's.
AREAS = {
    "members": (pgettext_lazy("register", "Đoàn viên"), "members"),
    "workplaces": (pgettext_lazy("register", "Nơi làm việc"), "workplaces"),
    "cadres": (_("Cán bộ"), "cadres"),
    "labour": (_("Đại diện, bảo vệ"), "labour"),
    "welfare": (_("Chăm lo"), "welfare"),
    "education": (_("Tuyên truyền"), "education"),
    "emulation": (_("Thi đua"), "emulation"),
    "direction": (_("Chỉ đạo"), "direction"),
    "indicators": (_("Số liệu"), "targets"),
    "reports": (pgettext_lazy("register", "Báo cáo"), "reports"),
}

# (url name, label, icon, area one must see)
MAIN = (
    ("home", _("Việc của tôi"), "work", None),
    ("indicators-scorecard", _("Bảng điểm"), "targets", "indicators"),
    ("indicators-assign-list", _("Giao chỉ tiêu"), "flag", "indicators"),
    ("direction-read", _("Đọc văn bản"), "documents", "direction"),
    ("direction-calendar", _("Lịch công tác"), "calendar", "direction"),
    ("reports-home", pgettext_lazy("register", "Báo cáo"), "reports", "reports"),
    ("analytics-pivot", _("Phân tích số liệu"), "charts", "indicators"),
    ("units", _("Tổ chức"), "units", None),
    ("accounts", _("Tài khoản và quyền"), "lock", "access"),
)


# What each main page asks for where it is not «view»; those of None show no more than one may.
LEVELS = {"accounts": "manage", "indicators-scorecard": "count", "analytics-pivot": "count"}


def context(request):
    """Nothing for strangers and for answers to htmx; the frame for everyone else."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not hasattr(request, "actor"):
        return {}
    if request.actor.only_supplies:  # the frame leads to what is not there for him
        return {}
    if request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
        return {}
    return {
        "menu": SimpleLazyObject(lambda: menu(request)),
        "standing": SimpleLazyObject(lambda: standing(request)),
        "looking": _day(request),
        "palette_url": reverse("palette"),
        "notices_url": _url("notices"),
        "notices_count": SimpleLazyObject(lambda: user.notices.filter(read_at=None).count()),
        "me": SimpleLazyObject(lambda: _me(request)),
    }


def menu(request):
    """The main pages, then the registers by area; only what the actor may see."""
    groups = [{"label": "", "items": [item for item in _main(request) if item]}]
    for area, (label, icon) in AREAS.items():
        found = sorted(_of_area(area), key=lambda register: register.seldom)
        if found and request.actor.may("view", area):
            items = [_item(request, r.url_name("list"), r.title, icon) for r in found]
            groups.append({"label": label, "items": items})
    return groups


def _of_area(area):
    return (register for register in REGISTERS.values() if register.area == area)


def _main(request):
    for name, label, icon, area in MAIN:
        level = LEVELS.get(name, "view")
        if name == "units" and request.actor.only_counts:
            continue
        if _url(name) and (area is None or request.actor.may(level, area)):
            yield _item(request, name, label, icon)


def _item(request, name, label, icon):
    url = _url(name)
    here = request.path == url or (url != "/" and request.path.startswith(url))
    return {"label": label, "url": url, "icon": icon, "active": here}


@cache
def _url(name):
    """Asked for sixty addresses on every page, told once; empty where this site has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def standing(request):
    """The unit stood at and the way down to it."""
    unit = request.standing
    if unit is None:
        return None
    switch = reverse("stand")
    path = [{"name": str(step), "url": f"{switch}?at={step.pk}&next={request.path}"}
            for step in unit.line_on(request.day)]  # fmt: skip
    return {
        "unit": {"pk": unit.pk, "name": str(unit)}, "path": path, "switch_url": switch,
        "pick_url": f"{reverse('pick', args=['units'])}?any=1",
    }  # fmt: skip


def _day(request):
    url = reverse("look-through")
    return {
        "value": request.day, "label": dates.show(request.day),
        "is_today": request.day == request.actor.day, "url": url,
        "today_url": f"{url}?next={request.path}",
    }  # fmt: skip


def _me(request):
    grant = request.actor.grants[0] if request.actor.grants else None
    role = f"{grant.role} · {grant.unit}" if grant else ""
    return {"key": request.user.pk, "name": str(request.user), "role": role,
            "password_url": _url("password_change")}  # fmt: skip
