"""Running pandoc on a tree."""

from __future__ import annotations

import json
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypandoc

SECONDS = 60


def convert(tree: dict[str, Any], form: str, parts: dict[str, tuple[str, bytes]]) -> bytes:
    """The tree in a pandoc format. `parts` are options that name a file: option -> (file name, its bytes).

    In its sandbox pandoc reads nothing but those files, and writes the year 1970 instead of the clock's time.
    """
    with tempfile.TemporaryDirectory() as folder:
        options = [_option(Path(folder), option, *part) for option, part in parts.items()]
        command = ["--from=json", f"--to={form}", "--output=-", "--wrap=none", "--sandbox", *options]
        return _run(command, json.dumps(tree).encode())


@lru_cache
def default_file(name: str) -> bytes:
    """One of the files that come with pandoc."""
    return _run([f"--print-default-data-file={name}"])


def _run(options: list[str], source: bytes = b"") -> bytes:
    command = [_program(), *options]
    # S603: our own program and options; the text goes in as JSON.
    done = subprocess.run(command, input=source, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    return done.stdout


def _option(folder: Path, option: str, name: str, content: bytes) -> str:
    file = folder / name
    file.write_bytes(content)
    return f"--{option}={file}"


@lru_cache(maxsize=1)
def _program() -> str:
    return str(pypandoc.get_pandoc_path())
