"""The few words that writers add themselves, in the document's language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib import resources

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

PREFIX = "document.writer."


def phrase(language: str, key: str, **values: str | int) -> str:
    """A sentence of the catalogue with its placeholders filled; `key` without the prefix `document.writer.`."""
    return _catalogue(language).get(PREFIX + key, key).format(**values)


def counted(language: str, key: str, count: int) -> str:
    """The phrase in the plural form that the count needs, with {count} filled."""
    words = _catalogue(language)
    form = f"{key}.{_locale(language).plural_form(count)}"
    return phrase(language, form if PREFIX + form in words else f"{key}.other", count=count)


def long_date(written: str, language: str) -> str:
    """An ISO date as people write it ("1 July 2026"); anything else stays as it is."""
    try:
        return format_date(date.fromisoformat(written[:10]), "long", locale=_locale(language))
    except ValueError:
        return written


@lru_cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")


@lru_cache
def _catalogue(language: str) -> Mapping[str, str]:
    folder = resources.files("workshops") / "words"
    primary = language.partition("-")[0]
    chosen = folder / f"{primary}.json"
    source = chosen if primary.isalpha() and chosen.is_file() else folder / "en.json"
    words: dict[str, str] = json.loads(source.read_text(encoding="utf-8"))
    return words
