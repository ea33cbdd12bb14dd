"""The catalogue of sentences: every sentence that people read, one file per language.

English has every sentence. Another language has those of the screens on which people take part, and what stands around
a document; its file says its own name (``_name``), which way it runs (``_direction``) and the beginnings of the keys
that a speaker has checked (``_checked``).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from workshops.words.plurals import form


@cache
def languages() -> tuple[str, ...]:
    """Every language that there is a file of, by its code."""
    return tuple(sorted(one.name[:-5] for one in files("workshops.words").iterdir() if one.name.endswith(".json")))


@cache
def catalogue(language: str = "en") -> dict[str, str]:
    """Sentences by key."""
    found = json.loads(files("workshops.words").joinpath(f"{language}.json").read_text("utf-8"))
    return {key: words for key, words in found.items() if not key.startswith("_")}


def sentence(key: str, language: str = "en", **values: object) -> str:
    """The sentence under a key, its {places} filled in.

    Where ``count`` is given and the key has forms for it (``key.one``, ``key.other``), the language's plural rules
    choose. A sentence that the language lacks comes in English. A key that English lacks raises KeyError: a document
    never shows a bare key.
    """
    return _found(key, language, values.get("count")).format(**values)


def _found(key: str, language: str, count: object) -> str:
    for spoken in dict.fromkeys((language, "en")):
        found = catalogue(spoken)
        counted = f"{key}.{form(spoken, count) if isinstance(count, int) else 'other'}"
        for name in (counted, f"{key}.other", key):
            if name in found:
                return found[name]
    raise KeyError(key)
