"""The framework packs that come with the product, as data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def packs() -> dict[str, dict[str, Any]]:
    """Framework packs by key: {key, name, version, source, themes: [{name, meaning}]}."""
    folder = files("workshops.artefacts.outcomes").joinpath("frameworks")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".en.json"))
    found = [json.loads(folder.joinpath(name).read_text("utf-8")) for name in names]
    return {one["key"]: one for one in found}
