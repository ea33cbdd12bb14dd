"""Looking at a screen as people do who see, move or read differently: axe, reflow, forced colours, less motion."""

from __future__ import annotations

import html
import json
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, ViewportSize

SCRIPTS: Final = (Path("client/node_modules/axe-core/axe.min.js"), Path(__file__).with_name("looking.js"))
REPORT: Final = Path("test-output/accessibility")
# One line for each screen that a run has looked at, from whatever test, in whatever process.
FOUND: Final = REPORT.with_suffix(".jsonl")
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# A small phone, and a laptop at 400 %: 320 CSS pixels wide both. Only pages of a phone ask how high the window is.
NARROW: Final = ViewportSize(width=320, height=860)
ZOOMED: Final = ViewportSize(width=320, height=256)
A_PHONE: Final = 480


@dataclass
class Screen:
    """What was found on one screen: the name of each check, and what is wrong by it."""

    name: str
    checks: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self) -> list[str]:
        """Everything that is wrong, one line each."""
        return [f"{self.name}, {check}: {one}" for check, found in self.checks.items() for one in found]


def look(page: Page, name: str, *, narrow: bool = True, colours: bool = True, closely: bool = False) -> Screen:
    """The checks of a screen as it stands; ``narrow`` also at 320 pixels and at 400 %.

    Without ``colours`` those of forced colours and motion are left out: a dialog has the parts of its page. More
    contrast is a few other colours for all pages: who looks at a kind of page for the first time looks ``closely``.
    """
    screen = Screen(name)
    screen.checks["axe"] = audit(page)
    screen.checks["sentences"] = _asked(page, "looking.unsaid()")
    if colours:
        _look_forced(page, screen, closely)
    if narrow:
        _look_narrow(page, screen)
    _note(screen)
    return screen


look_closely = partial(look, closely=True)


def _note(screen: Screen) -> None:
    FOUND.parent.mkdir(exist_ok=True)
    with FOUND.open("a") as found:
        found.write(json.dumps(asdict(screen), ensure_ascii=False) + "\n")


def audit(page: Page, *rules: str) -> list[str]:
    """What axe finds, by all its rules or by these."""
    return _asked(page, "looking.axe(...told)", list(rules), list(TAGS))


def focused(page: Page) -> dict[str, str]:
    """The ``name`` of what has the focus, and what is ``wrong`` with how it shows."""
    _bring_along(page)
    found: dict[str, str] = page.evaluate("looking.focused()")
    return found


def _asked(page: Page, question: str, *told: list[str]) -> list[str]:
    _bring_along(page)
    found: list[str] = page.evaluate(f"(told) => {question}", list(told))
    return found


def _bring_along(page: Page) -> None:
    if not page.evaluate("typeof looking === 'object'"):
        for script in _scripts():
            page.evaluate(script)


def _look_forced(page: Page, screen: Screen, closely: bool) -> None:
    page.emulate_media(contrast="more", reduced_motion="reduce")
    if closely:
        screen.checks["more contrast"] = audit(page, "color-contrast")
    screen.checks["less motion"] = _asked(page, "looking.moving()")
    page.emulate_media(forced_colors="active", contrast="no-preference", reduced_motion="no-preference")
    screen.checks["forced colours"] = _asked(page, "looking.edgeless()")
    page.emulate_media(forced_colors="none")


def _look_narrow(page: Page, screen: Screen) -> None:
    size = page.viewport_size
    assert size
    for check, narrow in (("320 pixels", NARROW), ("400 %", ZOOMED)):
        if narrow is NARROW and size["width"] > A_PHONE:
            continue
        page.set_viewport_size(narrow)
        screen.checks[check] = _asked(page, "looking.sticksOut()")
    page.set_viewport_size(size)


@cache
def _scripts() -> list[str]:
    return [path.read_text() for path in SCRIPTS]


def write() -> None:
    """The report of a run, for people and for programs: every screen that was looked at, by name."""
    found = {one["name"]: Screen(**one) for one in map(json.loads, FOUND.read_text().splitlines())}
    screens = [found[name] for name in sorted(found)]
    REPORT.with_suffix(".json").write_text(json.dumps([asdict(one) for one in screens], indent=1, ensure_ascii=False))
    checks = list(dict.fromkeys(check for one in screens for check in one.checks))
    faults = sum(len(one.wrong()) for one in screens)
    head = "".join(f'<th scope="col">{html.escape(check)}</th>' for check in checks)
    rows = "".join(_row(one, checks) for one in screens)
    REPORT.with_suffix(".html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Accessibility report</title>'
        f"<h1>Accessibility report</h1><p>{len(screens)} screens, {faults} faults.</p>"
        f'<table border="1"><thead><tr><th scope="col">Screen</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(screen: Screen, checks: list[str]) -> str:
    cells = "".join(f"<td>{_cell(screen.checks.get(check))}</td>" for check in checks)
    return f'<tr><th scope="row">{html.escape(screen.name)}</th>{cells}</tr>'


def _cell(found: list[str] | None) -> str:
    if found is None:
        return "not asked"
    return "<br>".join(html.escape(one) for one in found) or "nothing found"
