"""What the README tells operators is there: settings, figures, files."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

from server import settings
from server.gauges import gauges_of
from server.live.hints import Hints
from server.metrics import PREFIX
from tests.server.web import Web

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_every_setting_is_told() -> None:
    read = set(re.findall(r'environment\.get\("([A-Z_]+)"', Path(settings.__file__).read_text()))
    assert len(read) > 8
    assert {name for name in read if f"`{name}`" not in README} == set()


def test_every_figure_that_is_named_is_counted(web: Web) -> None:
    web.context.metrics.watch(lambda: gauges_of(web.context, SimpleNamespace(sockets={}), Hints("", print)))
    counted = web.context.metrics.text().decode()
    named = set(re.findall(r"`((?:commonground|process)_[a-z_]+)`", README))
    assert len(named) > 8
    assert {name for name in named if f"# TYPE {name} " not in counted} == set()
    assert all(name.startswith((PREFIX, "process_")) for name in re.findall(r"# TYPE (\S+)", counted))


def test_every_file_for_operators_is_there_and_used() -> None:
    there = {path.name for path in (ROOT / "server" / "production").iterdir()}
    assert set(re.findall(r"server/production/([\w@.]+\w)", README)) == there
