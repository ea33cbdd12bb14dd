"""What is not agreed, not tested, or not founded on anything: always told, never tidied away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from workshops.artefacts.agreement.positions import stands
from workshops.artefacts.agreement.records import Objection, Position
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.records import Indicator, blocked_by
from workshops.artefacts.specification.comments import comments_on
from workshops.artefacts.specification.records import Assent, Requirement
from workshops.artefacts.specification.requirements import assents
from workshops.artefacts.specification.sections import requirements_of, standing_requirements
from workshops.meeting.records import MinorityView
from workshops.state import Record, View
from workshops.thread import Graph, led_to, sources_of, thread_graph

TESTED: Final = ("supported", "partly_supported", "applied")
UNTESTED: Final = ("proposed", "accepted", "testing", "inconclusive", "not_supported")
SET_ASIDE: Final = ("parked", "superseded")


@dataclass(frozen=True)
class Unresolved:
    """Ids by what is open about them, each in the order of its artefact.

    ``untested`` are the hypotheses that standing requirements lean on, ``parked`` those that were set aside,
    ``blocked`` the indicators that lack a purpose, ``threadless`` the requirements to which nothing led, ``comments``
    those on what stands that nobody has answered.
    """

    objections: tuple[str, ...]
    reservations: tuple[str, ...]
    minority_views: tuple[str, ...]
    gaps: tuple[str, ...]
    threadless: tuple[str, ...]
    untested: tuple[str, ...]
    parked: tuple[str, ...]
    blocked: tuple[str, ...]
    comments: tuple[str, ...]
    withdrawn: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as a JSON object of lists."""
        return {name: list(held) for name, held in asdict(self).items()}

    @property
    def count(self) -> int:
        """How many things are open; what was withdrawn is settled."""
        return sum(len(held) for name, held in asdict(self).items() if name != "withdrawn")


def unresolved(view: View) -> Unresolved:
    """Everything open that the reader may see."""
    standing = standing_requirements(view)
    return Unresolved(
        objections=_ids(one for one in view.of(Objection) if stands(view, one)),
        reservations=_ids([*(one for one in view.of(Position) if one.stance == "reservation"), *_reserved(view)]),
        minority_views=_ids(view.of(MinorityView)),
        gaps=_ids(one for one in standing if one.status == "gap"),
        threadless=_ids(one for one in standing if not has_thread(view, one)),
        untested=_untested(view, standing),
        parked=_ids(one for one in _numbered(view) if one.status in SET_ASIDE),
        blocked=_ids(one for one in sorted(view.of(Indicator), key=lambda one: one.order) if blocked_by(one)),
        comments=_ids(each for one in standing for each in comments_on(view, one.id) if not each.resolved),
        withdrawn=_ids(one for one in requirements_of(view) if one.status == "withdrawn"),
    )


def has_thread(view: View, one: Requirement) -> bool:
    """Whether something that the reader may see led to a requirement."""
    return any(view.get(source) is not None for source in one.sources)


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(one.id for one in records)


def _reserved(view: View) -> list[Assent]:
    """Reservations to the present words of what stands."""
    present = [each for one in standing_requirements(view) for each in assents(view, one)]
    return [one for one in present if one.stance == "reservation"]


def _numbered(view: View) -> list[Hypothesis]:
    return sorted(view.of(Hypothesis), key=lambda one: one.order)


def leans_on(graph: Graph, one: Requirement) -> tuple[str, ...]:
    """The untested hypotheses among everything in a thread that led to a requirement."""
    found = [each for each in sources_of(graph, one.id) if graph.nodes[each]["kind"] == Hypothesis.kind]
    return tuple(each for each in found if graph.nodes[each]["status"] in UNTESTED)


def _untested(view: View, standing: list[Requirement]) -> tuple[str, ...]:
    leant_on = led_to(thread_graph(view), _ids(standing))
    return _ids(one for one in _numbered(view) if one.id in leant_on and one.status in UNTESTED)
