"""Sizes: every seeded test runs short in `make test`; `make campaign` runs the same ones longer and prints a table.

ROUNDS multiplies what each test does, SEED is where the seeds begin, MINUTES is how long the soak takes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

ROUNDS = int(os.environ.get("ROUNDS", "1"))
SEED = int(os.environ.get("SEED", "0"))
MINUTES = float(os.environ.get("MINUTES", "0"))


def seeds(short: int) -> range:
    """The seeds of a test; the failing one stands in the name of its case."""
    return range(SEED, SEED + short * ROUNDS)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each test: how much of it ran, how it ended, and what it measured."""
    if ROUNDS > 1 or MINUTES:
        terminalreporter.section("campaign")
        for row in _rows(terminalreporter):
            terminalreporter.write_line(row)


def _rows(reporter: pytest.TerminalReporter) -> Iterator[str]:
    told: dict[str, list[pytest.TestReport]] = {}
    for how in ("passed", "failed", "skipped", "error"):
        for report in reporter.getreports(how):
            if report.when == "call" or how != "passed":
                told.setdefault(report.nodeid.partition("[")[0], []).append(report)
    yield f"{'test':<100} {'cases':>6} {'seconds':>8}  {'result':<8} figure"
    for name, reports in sorted(told.items()):
        outcomes = {one.outcome for one in reports}
        result = next(one for one in ("failed", "skipped", "passed") if one in outcomes)
        figures = [str(value) for one in reports for name, value in one.user_properties if name == "figure"]
        seconds = sum(one.duration for one in reports)
        yield f"{name:<100} {len(reports):>6} {seconds:>8.1f}  {result:<8} {figures[-1] if figures else ''}"
