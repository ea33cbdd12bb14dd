"""Frameworks and their themes, outcomes, service qualities and indicators."""

from __future__ import annotations

from typing import Final

from workshops.fields import choice, reference, references
from workshops.meeting.quoting import Quoting
from workshops.meeting.records import BASES, Contributed
from workshops.state import Record, record

NEEDED: Final = ("decision", "reader", "frequency", "held_by")


@record("outcomes.framework")
class Framework(Record):
    """A set of themes with its version, since wordings change. ``own`` marks one that the partnership made itself."""

    key: str
    name: str
    version: str
    source: str = ""
    own: bool = False


@record("outcomes.theme")
class Theme(Record):
    """One word of a framework, and what it means."""

    framework: str = reference("outcomes.framework")
    order: int
    name: str
    meaning: str = ""


@record("outcomes.outcome")
class Outcome(Contributed):
    """A change for people, in somebody's own words, in formal wording, or in both beside each other.

    ``own_words`` change only by whoever said them. Either wording may be empty while it is still to come. ``into`` is
    the outcome with which it stands together, as whoever said it agreed.
    """

    ref: str
    order: int
    themes: tuple[str, ...] = references("outcomes.theme", most=20, default=())
    own_words: str = ""
    group: str = reference("meeting.group", default="")
    formal: str = ""
    basis: str = choice(*BASES, default="stated")
    source: str = ""
    hypotheses: tuple[str, ...] = references("hypotheses.hypothesis", most=20, leads="here", default=())
    pain_points: tuple[str, ...] = references("pathways.pain_point", most=20, leads="here", default=())
    into: str = reference("outcomes.outcome", leads="there", default="")


@record("outcomes.grouping")
class Grouping(Record):
    """A question to whoever said these outcomes: may they stand together with another? Who agrees leaves the list."""

    into: str = reference("outcomes.outcome")
    asked: tuple[str, ...] = references("outcomes.outcome", default=())


@record("outcomes.declined_grouping")
class DeclinedGrouping(Record):
    """'What I said stands alone', in one's own stream and nowhere else."""

    outcome: str = reference("outcomes.outcome")
    into: str = reference("outcomes.outcome")


@record("outcomes.service_quality")
class ServiceQuality(Contributed):
    """How the service is run and how it feels: kept apart from outcomes, worded in the same two ways."""

    ref: str
    order: int
    own_words: str = ""
    group: str = reference("meeting.group", default="")
    formal: str = ""
    basis: str = choice(*BASES, default="stated")
    source: str = ""


@record("outcomes.indicator")
class Indicator(Quoting):
    """What tells whether an outcome comes true.

    It says which ``decision`` it informs, who reads it, how often, and who holds it already; ``held_by`` says in words
    when nobody holds it yet. While one of these four is empty, the indicator is saved but kept out of exports.
    ``baseline`` and ``target`` are words with figures, empty while they are unknown.
    """

    ref: str
    order: int
    outcome: str = reference("outcomes.outcome", leads="here")
    words: str
    measure: str = ""
    decision: str = ""
    reader: str = ""
    frequency: str = ""
    held_by: str = ""
    baseline: str = ""
    target: str = ""
    basis: str = choice(*BASES, default="stated")


def blocked_by(indicator: Indicator) -> tuple[str, ...]:
    """What an indicator still lacks, of decision, reader, frequency and held_by; empty when it may be exported."""
    return tuple(name for name in NEEDED if not getattr(indicator, name).strip())
