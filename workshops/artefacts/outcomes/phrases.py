"""How outcomes and indicators are told in documents."""

from __future__ import annotations

from workshops.artefacts.outcomes.records import Framework, Indicator, Outcome, ServiceQuality, Theme, blocked_by
from workshops.marks import listed
from workshops.state import View
from workshops.words import sentence


def say(key: str, **values: object) -> str:
    """A sentence of the outcomes document."""
    return sentence(f"document.outcomes.{key}", "en", **values)


def formal_of(one: Outcome | ServiceQuality) -> str:
    """The formal wording, or that there is none yet."""
    return one.formal or say("no_formal")


def own_of(one: Outcome | ServiceQuality) -> str:
    """The own words, or that there are none."""
    return one.own_words or say("no_own")


def theme_names(view: View, outcome: Outcome) -> list[str]:
    """The names of an outcome's themes."""
    found = (view.get(one) for one in outcome.themes)
    return [one.name for one in found if isinstance(one, Theme)]


def framework_name(framework: Framework) -> str:
    """A framework with its version, "SHANARRI, 2022 wording"."""
    return say("framework.own" if framework.own else "framework.published", name=framework.name, at=framework.version)


def why_blocked(indicator: Indicator) -> str:
    """What an indicator lacks, in words; nothing for one that may be exported."""
    return listed([say(f"lacks.{name}") for name in blocked_by(indicator)])
