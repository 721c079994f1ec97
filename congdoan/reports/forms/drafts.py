"""Drafts that the figures offer to who writes the report of a union above others: what is behind, why, what next."""

from congdoan.base.dates import show
from congdoan.base.text import number
from congdoan.indicators.judged.state import ORDER, State
from congdoan.indicators.words import against_goal
from congdoan.reports.forms import reading

_HOW = {State.LATE: "chậm tiến độ", State.RISK: "có nguy cơ không đạt"}


def worst_first(field):
    """The order of a table of targets in which the worst stands first."""
    told = field.value
    return ORDER[told["state"]], told["attained"] or 0


def shortcomings(values, sources):
    """One line for each target that is behind or may slip, and what is overdue."""
    found = [_behind(*one, sources.period.end) for one in _slipping(sources)]
    if late := values.get("LATE.tasks"):
        found.append(f"Còn {number(late)} nhiệm vụ quá hạn chưa báo cáo kết quả.")
    return "\n".join(found)


def causes(_values, sources):
    """What units named as their difficulties in the period, as a beginning."""
    return "\n".join(f"Vướng mắc cơ sở nêu: {text}" for text in sources.difficulties)


def asks(_values, sources):
    """Where a Party committee's help is asked: the targets that are behind."""
    names = [
        f"«{target.name}»" for target, result in _slipping(sources) if result.state == State.LATE
    ]
    if not names:
        return ""
    return f"Đề nghị cấp uỷ quan tâm lãnh đạo, chỉ đạo các cơ quan phối hợp thực hiện: {', '.join(names)}."


def tasks(key):
    """Under one heading: what programmes ask ahead, and the targets still to be reached."""
    above = reading.tasks_from_above(key)

    def offer(values, sources):
        said = [above(values, sources), *(
            f"Tập trung thực hiện chỉ tiêu «{target.name}»{_still(result)}."
            for target, result in _slipping(sources) if reading.topic(target.name) == key
        )]  # fmt: skip
        return "\n".join(filter(None, said))

    return offer


def _slipping(sources):
    found = [(target, one) for target, one in sources.results if one.state in _HOW]
    return sorted(found, key=lambda pair: (ORDER[pair[1].state], pair[1].attained or 0))


def _behind(target, result, day):
    how = "vượt mức cho phép" if result.exceeded else _HOW[result.state]
    if result.state == State.LATE and day >= target.window(day).end and not result.exceeded:
        how = "không đạt"
    return f"Chỉ tiêu «{target.name}» {how}: đến {show(day)} là {against_goal(result)}."


def _still(result):
    if result.per_month is None or result.per_month <= 0:
        return ""
    return f", mỗi tháng cần thêm {number(round(result.per_month))}"
