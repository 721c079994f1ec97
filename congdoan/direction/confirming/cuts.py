"""Which part of an indicator a target's population means: «khu vực phi chính thức» is `informal`,
and from which number of workers on it is asked: «từ 25 lao động trở lên»."""

from congdoan.base.text import fold

# From the narrow to the wide; the first whose words stand in the population and that the
# indicator can be asked for.
_WORDS = (
    ("informal", ("phi chính thức",)),
    ("formal", ("khu vực chính thức",)),
    ("nonstate_enterprise", ("doanh nghiệp ngoài nhà nước", "doanh nghiệp ngoài khu vực nhà nước")),
    ("nonstate", ("ngoài nhà nước", "ngoài khu vực nhà nước")),
    # What adds the enterprises of the state to its offices and services asks all of its sector.
    ("state", ("sự nghiệp công lập, doanh nghiệp nhà nước",)),
    ("public", ("cơ quan hành chính", "cơ quan, đơn vị", "đơn vị sự nghiệp", "hành chính, sự nghiệp")),
    ("state_enterprise", ("doanh nghiệp nhà nước",)),
    ("state", ("khu vực nhà nước",)),
    ("upper", ("công đoàn cấp trên",)),
    ("women", ("đoàn viên nữ", "nữ đoàn viên")),
    ("direct", ("trực tiếp sản xuất", "công nhân trực tiếp", "lao động trực tiếp")),
    ("offices", ("cơ quan",)),
    ("", ("doanh nghiệp, đơn vị",)),  # enterprises and what is none are the whole
    ("enterprise", ("doanh nghiệp",)),
)  # fmt: skip
_FOLDED = [(cut, [fold(words) for words in said]) for cut, said in _WORDS]


def cut_of(population, allowed):
    """The cut among `allowed` that the population's words name; «» for the whole."""
    said = fold(population or "")
    for cut, words in _FOLDED:
        if (not cut or cut in allowed) and any(one in said for one in words):
            return cut
    return ""


_PEOPLE = ("lao động", "người lao động", "công nhân lao động", "công nhân", "người")


def threshold_in(conditions, usual):
    """The number of workers that a target's conditions begin at, where that is not the `usual` one
    of its indicator; None when they name none, or the indicator has none."""
    for one in conditions if usual else ():
        begins = one.get("comparator") == ">=" and one.get("unit") in _PEOPLE
        if begins and one["value"] and one["value"] != usual:
            return int(one["value"])
    return None
