"""The framework packs that come with the product, as data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

Json = dict[str, Any]
FOLDER = files("workshops.artefacts.outcomes").joinpath("frameworks")


@cache
def packs() -> dict[str, Json]:
    """Framework packs by key: {key, name, version, source, note, themes: [{name, meaning}]}.

    Where a pack has its themes in sets, the meaning begins with the set.
    """
    names = sorted(one.name for one in FOLDER.iterdir() if one.name.endswith(".en.json"))
    found = [_read(name) for name in names]
    return {one["key"]: {**one, "themes": [_theme(theme) for theme in one["themes"]]} for one in found}


@cache
def crosswalk() -> tuple[dict[str, list[str]], ...]:
    """Rows of themes that are near one another: names of themes by the key of their pack."""
    return tuple(_read("crosswalk.json")["rows"])


def _read(name: str) -> Json:
    found: Json = json.loads(FOLDER.joinpath(name).read_text("utf-8"))
    return found


def _theme(found: Json) -> Json:
    belongs = f"{found['set']}: " if "set" in found else ""
    return {"name": found["name"], "meaning": f"{belongs}{found['meaning']}"}
