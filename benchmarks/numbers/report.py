"""What was measured, as a page with plots: docs/benchmarks/numbers.md, or another of some steps alone."""

import datetime as dt
import os
import platform
from pathlib import Path

from benchmarks.numbers.pages import median, p95

STEPS = ("night", "ways", "database", "apart", "closing", "frozen", "fifty", "browser")
FOLDER = Path(__file__).parents[2] / "docs" / "benchmarks"
HEAD = """# Figures at national size

Made by `python -m benchmarks.numbers --members {sizes}` on {day}:
{cores} cores, Python {python}, embedded PostgreSQL. 125,000 units in four levels; beside the members
{registers} measured registers with records at every grassroots union; {targets} targets at five units.

"""


def write(found, steps=STEPS, name="numbers"):
    """found: {members: what `measure` kept}. The parts and plots of those steps, as that page. Nothing until each
    of them was measured at every size."""
    missing = [
        f"{members}: {step}" for members, got in found.items() for step in steps if step not in got
    ]
    if missing:
        print("not measured yet:", ", ".join(missing))
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = _head(found, steps, name)
    text += "\n".join(part(found) for part, needs in PARTS.items() if needs <= set(steps))
    for plot, (title, needs) in PLOTS.items():
        if needs <= set(steps):
            file = f"{name}-{plot.__name__.removeprefix('_plot_')}.svg"
            plot(found, title).savefig(FOLDER / file, metadata={"Date": None})
            text += f"\n![{title}]({file})\n"
    (FOLDER / f"{name}.md").write_text(text)
    print(text)


def _head(found, steps, name):
    from benchmarks.numbers import ground

    some = "" if set(steps) == set(STEPS) else f" --steps {' '.join(steps)} --page {name}"
    return HEAD.format(
        sizes=" ".join(str(size) for size in found) + some, day=dt.date.today(), cores=os.cpu_count(),
        python=platform.python_version(), registers=len(ground.measured()),
        targets=sum(many for _unit, many in ground.ASKED),
    )  # fmt: skip


def _table(title, heads, rows):
    lines = [
        f"## {title}",
        "",
        "| " + " | ".join(heads) + " |",
        "|---" + "|---:" * (len(heads) - 1) + "|",
    ]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""])


def _night(found):
    rows = [
        (f"{members:,}", one["codes"], one["spans"], f"{one['kept_s']:.0f}", f"{one['waited_s']:.1f}",
         f"{one['proved_s']:.0f}", f"{one['compared']:,}", one["differences"], f"{one['python_mb']:.0f}",
         f"{one['server_mb']:.0f}")
        for members, one in ((members, got["night"]) for members, got in found.items())
    ]  # fmt: skip
    heads = ("members", "measures", "periods", "counted whole, s", "a change waited, s", "proved, s",
             "figures compared", "differ", "Python MB", "server MB")  # fmt: skip
    return _table("The night: every figure in force (bar: 10 minutes, 2 GB)", heads, rows)


def _ways(found):
    rows = []
    for members, got in found.items():
        ways = got["ways"]
        ours = median(ways["ours"])
        for name, said in (
            ("live SQL", "live"),
            ("DuckDB on Parquet", "duckdb"),
            ("kept figures", "ours"),
        ):
            spent = median(ways[said])
            rows.append((f"{members:,}", name, f"{spent:,.1f}", f"{spent / ours:,.0f}"))
        rows.append((f"{members:,}", f"the Parquet file: {ways['parquet_mb']:.0f} MB, written in",
                     f"{1000 * ways['parquet_s']:,.0f}", ""))  # fmt: skip
    return _table(
        "One question three ways: two measures of the nation and 40 provinces; equal answers",
        ("members", "way", "ms", "x ours"), rows,
    )  # fmt: skip


def _pages(found):
    rows = [
        (what, f"{members:,}", one["queries"], f"{median(one['db']):.0f}", f"{p95(one['db']):.0f}",
         f"{p95(one['all']):.0f}")
        for members, got in found.items() for what, one in got["database"].items()
    ]  # fmt: skip
    heads = (
        "page",
        "members",
        "queries",
        "database p50, ms",
        "database p95, ms",
        "whole stack p95, ms",
    )
    return _table("Pages in the database (bar: p95 100 ms)", heads, sorted(rows))


def _live(found):
    rows = [
        (what, f"{members:,}", one["queries"], f"{median(one['db']):,.0f}", f"{median(one['all']):,.0f}")
        for members, got in found.items() for step in ("apart", "frozen") for what, one in got[step].items()
    ]  # fmt: skip
    return _table(
        "Told apart (counted live, nothing keeps it) and closed periods",
        ("page", "members", "queries", "database p50, ms", "whole stack p50, ms"), sorted(rows),
    )  # fmt: skip


def _closing(found):
    rows = [
        (f"{members:,}", one["codes"], one["spans"], f"{one['closed_s']:.0f}", f"{one['waited_s']:.1f}",
         f"{one['rows']:,}", f"{one['mb']:.0f}", f"{one['open_mb']:.0f}", f"{one['hand_s']:.1f}",
         f"{median(one['remark_ms']):.0f}", f"{median(one['applied_ms']):.0f}")
        for members, one in ((members, got["closing"]) for members, got in found.items())
    ]  # fmt: skip
    heads = ("members", "measures", "periods", "closed, s", "a change waited, s", "rows", "frozen, MB",
             "open beside, MB", "a province by hand, s", "late record remarked, ms", "and applied, ms")  # fmt: skip
    return _table("A month closed for the whole nation", heads, rows)


def _browser(found):
    rows = [
        (what, f"{members:,}", f"{median(spent):.0f}", f"{p95(spent):.0f}")
        for members, got in found.items() for what, spent in got["browser"].items()
    ]  # fmt: skip
    heads = ("page", "members", "p50, ms", "p95, ms")
    return _table(
        "The same at the browser, until the page stands (bar: 250 ms; records 200 ms)",
        heads,
        sorted(rows),
    )


def _fifty(found):
    rows = []
    for members, got in found.items():
        one = got["fifty"]
        rows.append((
            f"{members:,}", len(one["read"]), f"{median(one['read']):.0f}", f"{p95(one['read']):.0f}",
            f"{len(one['written']) / one['seconds']:.1f}", f"{p95(one['written']):.0f}",
            f"{p95(one['stale']):.0f}", f"{max(one['stale']):.0f}", one["refused"],
        ))  # fmt: skip
    heads = ("members", "pages read", "p50, ms", "p95, ms", "written a second", "write p95, ms",
             "figures behind p95, ms", "most, ms", "refused")  # fmt: skip
    return _table(
        "Fifty officers read, twenty records a second are written (bar: fresh within 1 s)",
        heads,
        rows,
    )


def _axes(title, label):
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams["svg.hashsalt"] = "numbers"
    figure, axes = pyplot.subplots(figsize=(8, 4), layout="constrained")
    axes.set_title(title)
    axes.set_ylabel(label)
    return figure, axes


def _plot_pages(found, title):
    """Bars of p95 at the browser, the bar to hold as a line."""
    told = {
        members: {what: p95(spent) for what, spent in got["browser"].items()}
        for members, got in found.items()
    }
    figure, axes = _bars(title, "ms", told)
    axes.axhline(250, color="#b3261e", linestyle="--", label="bar: 250 ms")
    axes.legend()
    return figure


def _plot_growth(found, title):
    figure, axes = _axes(title, "ms (log)")
    sizes = [members / 1e6 for members in found]
    for name, said in (
        ("live SQL", "live"),
        ("DuckDB on Parquet", "duckdb"),
        ("kept figures", "ours"),
    ):
        axes.plot(
            sizes, [median(got["ways"][said]) for got in found.values()], marker="o", label=name
        )
    page = "40 provinces x 30 targets"
    axes.plot(sizes, [p95(got["browser"][page]) for got in found.values()], marker="o",
              label=f"page at the browser: {page}")  # fmt: skip
    axes.set_yscale("log")
    axes.set_xlabel("million members")
    axes.legend()
    return figure


def _plot_live(found, title):
    """What is told apart is counted, what is closed is read: bars of p50 with all they take."""
    told = {
        members: {what: median(one["all"]) for step in ("apart", "frozen") for what, one in got[step].items()}
        for members, got in found.items()
    }  # fmt: skip
    return _logarithmic(*_bars(title, "ms (log)", told))


def _plot_closing(found, title):
    told = {
        members: {
            "the nation, both sides": 1000 * got["closing"]["closed_s"],
            "a province by hand": 1000 * got["closing"]["hand_s"],
            "a late record remarked": median(got["closing"]["remark_ms"]),
            "a late record applied": median(got["closing"]["applied_ms"]),
        }
        for members, got in found.items()
    }
    return _logarithmic(*_bars(title, "ms (log)", told))


def _bars(title, label, told):
    """{members: {what: number}} as bars beside one another, a colour for each size."""
    figure, axes = _axes(title, label)
    wide = 0.8 / len(told)
    for place, (members, numbers) in enumerate(told.items()):
        spots = [n + place * wide for n in range(len(numbers))]
        axes.bar(spots, list(numbers.values()), wide, label=f"{members:,} members")
        axes.set_xticks(
            [n + 0.4 for n in range(len(numbers))],
            list(numbers),
            rotation=25,
            ha="right",
            fontsize=8,
        )
    axes.legend()
    return figure, axes


def _logarithmic(figure, axes):
    axes.set_yscale("log")
    return figure


# Each part and plot with the steps it tells of.
PARTS = {
    _night: {"night"}, _ways: {"ways"}, _pages: {"database"}, _live: {"apart", "frozen"},
    _closing: {"closing"}, _browser: {"browser"}, _fifty: {"fifty"},
}  # fmt: skip
PLOTS = {
    _plot_pages: ("Pages at the browser, p95", {"browser"}),
    _plot_growth: ("Growth with the members", {"ways", "browser"}),
    _plot_live: ("Told apart and closed periods, whole stack, p50", {"apart", "frozen"}),
    _plot_closing: ("A month closed, and what comes late", {"closing"}),
}
