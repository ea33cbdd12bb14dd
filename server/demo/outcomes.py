"""Outcomes in people's own words beside formal wording, service qualities, and indicators."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll
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
    """Adopt the published framework, begin one of the partnership's own where the case has one, and fill them."""
    case = cast.content("outcomes")
    cast.lead(AdoptFramework(key=case["framework"]))
    if case["own_framework"]:
        _begin(cast, case["own_framework"])
    themes = {one.name: one.id for one in cast.view().of(Theme)}
    for one in case["outcomes"]:
        cast.ids[one["ref"]] = cast.lead(_outcome(cast, one, themes))
    for one in case["service_qualities"]:
        cast.ids[one["ref"]] = cast.lead(AddQuality(**_said(cast, one)))
    for one in case["indicators"]:
        asked = AddIndicator(outcome=cast.id(one["outcome"]), **{name: one[name] for name in INDICATOR})
        cast.ids[one["ref"]] = cast.lead(asked)
    _give_dots(cast, case["priorities"])


def _give_dots(cast: Cast, poll: dict[str, Any]) -> None:
    """Everybody gives their dots to what matters most; then the sums are shown."""
    case = cast.content("outcomes")
    options = cast.all_ids([one["ref"] for part in ("outcomes", "service_qualities") for one in case[part]])
    opened = cast.lead(OpenPoll(question=poll["question"], way="dots", options=options, budget=poll["budget"]))
    for one in poll["given"]:
        dots = [GiveDots(poll=opened, option=cast.id(ref), count=count) for ref, count in one["dots"].items()]
        cast.make(one["by"], dots)
    cast.ask(cast.facilitator, ClosePoll(poll=opened))


def _begin(cast: Cast, own: dict[str, Any]) -> None:
    begun = cast.lead(BeginFramework(name=own["name"], version=own["version"], source=own["source"]))
    themes = [AddTheme(framework=begun, name=one["name"], meaning=one["meaning"]) for one in own["themes"]]
    cast.make(cast.facilitator, themes)


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
