"""Outcomes in people's own words beside formal wording, service qualities, and indicators."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast, content
from workshops.artefacts.outcomes.frames import AddTheme, AdoptFramework, BeginFramework
from workshops.artefacts.outcomes.indicators import AddIndicator
from workshops.artefacts.outcomes.operations import AddOutcome, AddQuality
from workshops.artefacts.outcomes.records import Theme

INDICATOR = (
    "words",
    "measure",
    "decision",
    "reader",
    "frequency",
    "held_by",
    "baseline",
    "target",
    "basis",
)


def play(cast: Cast) -> None:
    """Adopt the published framework, begin one of the partnership's own, and fill both."""
    case = content("outcomes")
    cast.sam(AdoptFramework(key=case["framework"]))
    own = case["own_framework"]
    begun = cast.sam(BeginFramework(name=own["name"], version=own["version"], source=own["source"]))
    for theme in own["themes"]:
        cast.sam(AddTheme(framework=begun, name=theme["name"], meaning=theme["meaning"]))
    themes = {one.name: one.id for one in cast.view().of(Theme)}
    for one in case["outcomes"]:
        cast.ids[one["ref"]] = cast.sam(_outcome(cast, one, themes))
    for one in case["service_qualities"]:
        cast.ids[one["ref"]] = cast.sam(AddQuality(**_said(cast, one)))
    for one in case["indicators"]:
        asked = AddIndicator(outcome=cast.id(one["outcome"]), **{name: one[name] for name in INDICATOR})
        cast.ids[one["ref"]] = cast.sam(asked)


def _outcome(cast: Cast, one: dict[str, Any], themes: dict[str, str]) -> AddOutcome:
    return AddOutcome(
        **_said(cast, one),
        themes=tuple(themes[name] for name in one["themes"]),
        hypotheses=cast.all_ids(one["hypotheses"]),
        pain_points=cast.all_ids([f"P{number}" for number in one["pain_points"]]),
    )


def _said(cast: Cast, one: dict[str, Any]) -> dict[str, str]:
    group = cast.id(f"group {one['group']}" if one["group"] else "")
    words = {name: one[name] for name in ("own_words", "formal", "basis", "source")}
    return {**words, "group": group}
