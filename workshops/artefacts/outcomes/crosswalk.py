"""Themes of other frameworks that are near those chosen: offered, never applied."""

from __future__ import annotations

from collections.abc import Iterator

from workshops.artefacts.outcomes.packs import crosswalk
from workshops.artefacts.outcomes.records import Framework, Outcome, Theme
from workshops.state import View


def offered(here: View, outcome: Outcome) -> list[Theme]:
    """Themes that might suit an outcome, from those already chosen for it; the outcome itself stays as it is.

    Only frameworks that the partnership has adopted are looked at, and never the one that a choice comes from. What is
    chosen already is not offered again. In the order in which the themes stand.
    """
    keys = {one.id: one.key for one in here.of(Framework)}
    themes = [(one, (keys.get(one.framework, ""), one.name)) for one in here.of(Theme)]
    near = set(_near({named for one, named in themes if one.id in outcome.themes}))
    return [one for one, named in themes if named in near and one.id not in outcome.themes]


def _near(chosen: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(key of the pack, name of the theme) of everything that stands in a row with a chosen one."""
    for row in crosswalk():
        held = {(key, name) for key, names in row.items() for name in names}
        for key, _ in chosen & held:
            yield from (one for one in held if one[0] != key)
