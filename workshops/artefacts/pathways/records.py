"""A pathway as it is or as it should be: lanes, steps, links, and what people feel and suggest about them."""

from __future__ import annotations

from typing import ClassVar, Final

from workshops.fields import choice, choices, reference, references
from workshops.meeting.illustrating import FACES
from workshops.meeting.records import BASES, THREADS, Contributed
from workshops.state import Record, record

MOMENTS: Final = ("as_is", "to_be")
SHAPES: Final = ("start_end", "step", "decision", "wait", "hand_off", "form")
MOVES: Final = ("person", "information")
LANE_THREADS: Final = (*THREADS, "shared")
LONGEST_WAIT: Final = 60 * 24 * 365 * 5
WASTES: Final = (
    "defects",
    "overproduction",
    "waiting",
    "talent",
    "transport",
    "inventory",
    "motion",
    "extra_processing",
    "failure_demand",
    "telling_again",
)
FLAGS: Final = ("data_gap", "risk", "moment_that_matters")


@record("pathways.map")
class Map(Record):
    """One pathway. ``origin`` is the map that it began as a copy of; ``prefix`` begins the refs of its steps."""

    name: str
    moment: str = choice(*MOMENTS)
    origin: str = reference("pathways.map", leads="here", default="")
    prefix: str
    source: str = ""


@record("pathways.lane")
class Lane(Record):
    """A row of a map: an agency, or the person's own lane (``person``, no agency)."""

    map: str = reference("pathways.map")
    order: int
    name: str
    thread: str = choice(*LANE_THREADS, default="shared")
    agency: bool = True
    person: bool = False


@record("pathways.step")
class Step(Contributed):
    """Something that happens in one lane. Minutes of touch and wait are None while they are unknown.

    ``origin`` is the step of the earlier map that it continues and ``merged`` are further ones that were put together
    in it; ``ideas`` are those that it answers, ``concern`` marks a point where somebody could come to harm.
    ``copied`` is the step of its own map that it began as a copy of.
    """

    spare: ClassVar[tuple[str, ...]] = ("copied",)

    map: str = reference("pathways.map")
    lane: str = reference("pathways.lane")
    ref: str
    column: int
    shape: str = choice(*SHAPES, default="step")
    words: str
    basis: str = choice(*BASES, default="stated")
    source: str = ""
    note: str = ""
    touch: float | None = None
    wait: float | None = None
    wait_worst: float | None = None
    origin: str = reference("pathways.step", leads="here", default="")
    ideas: tuple[str, ...] = references("pathways.idea", most=20, leads="here", default=())
    concern: bool = False
    merged: tuple[str, ...] = references("pathways.step", most=20, leads="here", default=())
    wastes: tuple[str, ...] = choices(*WASTES, default=())
    flags: tuple[str, ...] = choices(*FLAGS, default=())
    copied: str = reference("pathways.step", default="")


@record("pathways.link")
class Link(Record):
    """From one step to another of the same map, back as well as forward.

    ``share`` is the part of those leaving ``start`` that goes this way, 0 to 1; None while it is unknown.
    """

    map: str = reference("pathways.map")
    start: str = reference("pathways.step")
    end: str = reference("pathways.step")
    moves: str = choice(*MOVES, default="person")
    share: float | None = None
    label: str = ""


@record("pathways.pain_point")
class PainPoint(Contributed):
    """Where it hurts, at one step or several. ``votes`` is a total and never says whose."""

    map: str = reference("pathways.map")
    number: int
    steps: tuple[str, ...] = references("pathways.step", most=20, leads="here", default=())
    words: str
    votes: int = 0
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="stated")
    source: str = ""


@record("pathways.vote")
class Vote(Record):
    """Somebody's vote for a pain point, in that person's own stream and nowhere else."""

    pain_point: str = reference("pathways.pain_point")


@record("pathways.feeling")
class Feeling(Contributed):
    """How it feels to be at a step, in somebody's own words."""

    step: str = reference("pathways.step", leads="there")
    face: str = choice(*FACES)
    words: str = ""
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="felt")
    source: str = ""


@record("pathways.idea")
class Idea(Contributed):
    """A Kaizen burst: what could be better, at a step or against a pain point, or for the whole map."""

    map: str = reference("pathways.map")
    step: str = reference("pathways.step", leads="here", default="")
    pain_point: str = reference("pathways.pain_point", leads="here", default="")
    words: str
    group: str = reference("meeting.group", default="")
    basis: str = choice(*BASES, default="stated")
    source: str = ""
