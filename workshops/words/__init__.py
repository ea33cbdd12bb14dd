"""The catalogue of sentences: every sentence that people read, one file per language."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def catalogue(language: str = "en") -> dict[str, str]:
    """Sentences by key."""
    found: dict[str, str] = json.loads(files("workshops.words").joinpath(f"{language}.json").read_text("utf-8"))
    return found


def sentence(key: str, language: str = "en", **values: object) -> str:
    """The sentence under a key, its {places} filled in.

    Where ``count`` is given and the key has forms for it (``key.one``, ``key.other``), the form is chosen by English
    plural rules. A missing key raises KeyError: a document never shows a bare key.
    """
    found = catalogue(language)
    form = f"{key}.{'one' if values.get('count') == 1 else 'other'}"
    return found[form if form in found else key].format(**values)
