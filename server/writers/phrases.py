"""The few words that writers add themselves, in the document's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from workshops.words import sentence

PREFIX = "document.writer."


def phrase(language: str, key: str, **values: str | int) -> str:
    """A sentence of the catalogue with its placeholders filled; `key` without the prefix `document.writer.`."""
    return sentence(PREFIX + key, _spoken(language), **values)


def long_date(written: str, language: str) -> str:
    """An ISO date as people write it ("1 July 2026"); anything else stays as it is."""
    try:
        return format_date(date.fromisoformat(written[:10]), "long", locale=_locale(language))
    except ValueError:
        return written


@lru_cache
def _spoken(language: str) -> str:
    """The language as the catalogue has it, English where it has none."""
    primary = language.partition("-")[0]
    return primary if files("workshops.words").joinpath(f"{primary}.json").is_file() else "en"


@lru_cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")
