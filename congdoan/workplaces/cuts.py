"""Cuts of whatever belongs to a workplace: by its own ownership and sector, not by its keeper's."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def cuts(path=""):
    """Cuts by name for a model from which `path` leads to the workplace («workplace__»)."""

    def where(**facts):
        return Q(**{f"{path}{name}": value for name, value in facts.items()})

    enterprise = where(sector="enterprise")
    state, nonstate = where(ownership="state"), where(ownership="non_state")
    return {
        "state": (_("khu vực nhà nước"), state),
        "nonstate": (_("ngoài khu vực nhà nước"), nonstate),
        "administrative": (_("hành chính"), where(sector="administrative")),
        "public_service": (_("sự nghiệp"), where(sector="public_service")),
        "public": (
            _("hành chính, sự nghiệp"),
            where(sector__in=("administrative", "public_service")),
        ),
        "enterprise": (_("doanh nghiệp"), enterprise),
        "state_enterprise": (_("doanh nghiệp nhà nước"), enterprise & state),
        "nonstate_enterprise": (_("doanh nghiệp ngoài nhà nước"), enterprise & nonstate),
        "other_organisation": (_("tổ chức khác"), where(sector="other_organisation")),
        "offices": (
            _("cơ quan, đơn vị, tổ chức khác"),
            where(sector__in=("administrative", "public_service", "other_organisation")),
        ),
        "guild": (_("nghiệp đoàn"), where(sector="guild")),
    }
