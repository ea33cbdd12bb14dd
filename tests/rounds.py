"""Sizes: every seeded test runs short in `make test`; `make campaign` runs the same ones longer and prints a table.

ROUNDS multiplies what each test does, SEED is where the seeds begin, MINUTES is how long the soak takes. A test tells
what it measured with ``record_property("figure", ...)``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest

ROUNDS = int(os.environ.get("ROUNDS", "1"))
SEED = int(os.environ.get("SEED", "0"))
MINUTES = float(os.environ.get("MINUTES", "0"))
_NAME = re.compile(r"tests/(?:(.+)/)?test_(\w+)\.py::(?:\w+::)?test_(\w+)(?:\[.*\])?")


def seeds(short: int, *kept: int) -> list[int]:
    """The seeds of a test, those first that failed once. The failing one stands in the name of its case."""
    return list(dict.fromkeys([*kept, *range(SEED, SEED + short * ROUNDS)]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each test: how much of it ran, how it ended, and what it measured."""
    if ROUNDS > 1 or MINUTES:
        terminalreporter.section(f"campaign: ROUNDS={ROUNDS} SEED={SEED} MINUTES={MINUTES:g}")
        for row in _rows(terminalreporter):
            terminalreporter.write_line(row)


def _rows(reporter: pytest.TerminalReporter) -> Iterator[str]:
    told: dict[str, list[pytest.TestReport]] = {}
    for how in ("passed", "failed", "skipped", "error"):
        for report in reporter.getreports(how):
            if report.when == "call" or how != "passed":
                told.setdefault(_NAME.sub(_worded, report.nodeid), []).append(report)
    width = max(map(len, told), default=0)
    yield f"{'test':<{width}} {'cases':>6} {'seconds':>8}  {'result':<8} figure"
    for name, reports in sorted(told.items()):
        outcomes = {one.outcome for one in reports}
        result = next(one for one in ("failed", "skipped", "passed") if one in outcomes)
        figures = [str(value) for one in reports for name, value in one.user_properties if name == "figure"]
        seconds = sum(one.duration for one in reports)
        figure = figures[-1] if figures else ""
        yield f"{name:<{width}} {len(reports):>6} {seconds:>8.1f}  {result:<8} {figure}".rstrip()


def _worded(found: re.Match[str]) -> str:
    place = "/".join(one for one in (found[1], found[2]) if one)
    return f"{place}: {found[3].replace('_', ' ')}"
