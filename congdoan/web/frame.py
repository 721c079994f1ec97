"""What every page carries: the menu, where one stands, the day looked through, notices, oneself."""

from functools import cache, cached_property

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
        "menu": Menu(request),
        "standing": SimpleLazyObject(lambda: standing(request)),
        "looking": _day(request),
        "palette_url": reverse("palette"),
        "notices_url": _url("notices"),
        "notices_count": SimpleLazyObject(lambda: user.notices.filter(read_at=None).count()),
        "me": SimpleLazyObject(lambda: _me(request)),
    }


class Menu:
    """The main pages, then the registers by area; only what the actor may see. Printed once for all who see the same
    on the same page: it was a tenth of each page's time."""

    def __init__(self, request):
        self.actor, self.path = request.actor, request.path

    @cached_property
    def key(self):
        """All that it is printed from but the language."""
        here = [url for url in _addresses() if self._is_at(url)]
        return [[name for name, *_rest in self._pages], self._areas, here]

    @cached_property
    def groups(self):
        """[{"label", "items"}], the main pages first."""
        pages = [self._item(_url(name), label, icon) for name, label, icon, _area in self._pages]
        found = [{"label": "", "items": pages}]
        for area in self._areas:
            label, icon = AREAS[area]
            items = [
                self._item(_url(one.url_name("list")), one.title, icon) for one in _of_area(area)
            ]
            found.append({"label": label, "items": items})
        return found

    @cached_property
    def _pages(self):
        return [page for page in MAIN if self._opens(*page)]

    def _opens(self, name, _label, _icon, area):
        if name == "units" and self.actor.only_counts:
            return False
        return _url(name) and (area is None or self.actor.may(LEVELS.get(name, "view"), area))

    @cached_property
    def _areas(self):
        return [area for area in AREAS if _of_area(area) and self.actor.may("view", area)]

    def _item(self, url, label, icon):
        return {"label": label, "url": url, "icon": icon, "active": self._is_at(url)}

    def _is_at(self, url):
        return self.path == url or (url != "/" and self.path.startswith(url))


@cache
def _of_area(area):
    """The area's registers, what is seldom opened last."""
    return sorted(
        (one for one in REGISTERS.values() if one.area == area), key=lambda one: one.seldom
    )


@cache
def _addresses():
    """Wherever the menu leads anybody."""
    registers = (one.url_name("list") for area in AREAS for one in _of_area(area))
    return [url for name in (*(page[0] for page in MAIN), *registers) if (url := _url(name))]


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
