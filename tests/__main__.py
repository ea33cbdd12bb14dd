"""Runs every check of the repository and counts what ran: `python -m tests [lint]`."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "test-output"
NPM = ["npm", "--prefix", "client", "run", "--silent"]


@dataclass(frozen=True)
class Check:
    """One command; with a report (JUnit XML) its tests are counted, without one it counts as one.

    Those that do not come ``last`` run two at a time, and what they print is shown when they have ended. Those that
    nothing waits for run ``beside`` all others, one after the other, with what these leave of the machine.
    """

    name: str
    command: list[str]
    needs: str
    report: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)
    last: bool = False
    beside: bool = False


@dataclass
class Count:
    """How many checks and tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, other: "Count") -> None:
        """Add the numbers of another count to this one."""
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped

    def __str__(self) -> str:
        """Word the count as the closing line."""
        line = f"{self.passed} passed, {self.failed} failed"
        return f"{line}, {self.skipped} skipped" if self.skipped else line


def lint_checks() -> Iterator[Check]:
    """Yield the checks that read the code without running it."""
    folders = [name for name in ("workshops", "server", "tests") if any((ROOT / name).rglob("*.py"))]
    yield Check("ruff", ["ruff", "check", "--quiet", "."], "pyproject.toml")
    yield Check("ruff format", ["ruff", "format", "--check", "--quiet", "."], "pyproject.toml")
    yield Check("mypy", ["mypy", "--no-error-summary", *folders], "pyproject.toml", beside=True)
    yield Check("svelte-check", [*NPM, "check"], "client/package.json", beside=True)


def test_checks() -> Iterator[Check]:
    """Yield the checks that run the code: client units, its size, then everything in Python, browsers included."""
    units, python = OUTPUT / "vitest.xml", OUTPUT / "pytest.xml"
    vitest = ["test", "--", "--reporter=default", "--reporter=junit", f"--outputFile.junit={units}"]
    yield Check("vitest", [*NPM, *vitest], "client/package.json", units, {"NO_COLOR": "1"})
    yield Check("client build", ["make", "--no-print-directory", "client/dist/index.html"], "client/package.json")
    yield Check("client size", [*NPM, "size"], "client/scripts/size.mjs", last=True)
    # A file to one of three processes, on two cores: browsers wait too. In order, so that the longest go first.
    side_by_side = ["-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"]
    pytest = [sys.executable, "-m", "pytest", "-q", *side_by_side, f"--junitxml={python}"]
    # Tests start the product in many processes: what each has compiled is kept for the next, whatever the machine says.
    yield Check("pytest", pytest, "tests", python, {"PYTHONDONTWRITEBYTECODE": ""}, last=True)


def counted(report: Path) -> Count:
    """Count the test cases of a JUnit report; a missing or broken one counts nothing."""
    count = Count()
    try:
        cases = list(ElementTree.parse(report).iter("testcase"))
    except (OSError, ElementTree.ParseError):
        return count
    for case in cases:
        if case.find("failure") is not None or case.find("error") is not None:
            count.failed += 1
        elif case.find("skipped") is not None:
            count.skipped += 1
        else:
            count.passed += 1
    return count


def run(check: Check) -> Count:
    """Run one check and count it; a command that fails always counts at least one failure."""
    if check.last:
        print(f"\n== {check.name}", flush=True)
    started = time.monotonic()
    kept = None if check.last else subprocess.PIPE
    environment = {**os.environ, **check.environment}
    command = ["nice", "-n", "19", *check.command] if check.beside else check.command
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, text=True, stdout=kept, stderr=kept and subprocess.STDOUT
    )
    count = counted(check.report) if check.report else Count(passed=int(ended.returncode == 0))
    if ended.returncode != 0 and not count.failed:
        count.failed = 1
    said = "" if check.last else f"\n== {check.name}\n{ended.stdout}"
    print(f"{said}== {check.name}: {count} in {time.monotonic() - started:.1f} s", flush=True)
    return count


def run_all(checks: list[Check]) -> Iterator[tuple[Check, Count]]:
    """Run every check and yield each with its count."""
    beside = [check for check in checks if check.beside]
    short = [check for check in checks if not check.last and not check.beside]
    with ThreadPoolExecutor(1) as meanwhile, ThreadPoolExecutor(2) as pool:
        found = meanwhile.map(run, beside)
        yield from zip(short, pool.map(run, short), strict=True)
        yield from ((check, run(check)) for check in checks if check.last)
        yield from zip(beside, found, strict=True)


def main(arguments: list[str]) -> int:
    """Run the checks, print one closing line and return 1 if anything failed."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir()
    checks = list(lint_checks())
    if arguments != ["lint"]:
        checks += test_checks()
    total, failing = Count(), []
    for check, count in run_all([check for check in checks if (ROOT / check.needs).exists()]):
        total.add(count)
        if count.failed:
            failing.append(check.name)
    if failing:
        print(f"\nFailing: {', '.join(failing)}")
    print(f"\n{total}", flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
