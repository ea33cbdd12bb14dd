"""Requirements from the maps: the service model, its branches, its hand-offs and its points of concern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshops.artefacts.pathways.described import minutes
from workshops.artefacts.pathways.on_map import lanes_of, links_of, steps_of
from workshops.artefacts.pathways.records import Lane, Link, Map, Step
from workshops.artefacts.specification.proposals import Proposal, leaning_on, said
from workshops.state import View
from workshops.words import sentence


@dataclass(frozen=True)
class Drawing:
    """One map, looked up by id."""

    here: View
    map: Map
    lanes: dict[str, Lane]
    steps: dict[str, Step]
    links: tuple[Link, ...]

    def lane(self, step: Step) -> Lane:
        """The lane that a step stands in."""
        return self.lanes[step.lane]

    def told(self) -> list[Step]:
        """The steps whose words are in sight; of the others nothing can be asked."""
        return [one for one in self.steps.values() if not one.masked]

    def person_links(self) -> list[Link]:
        """The links along which the person moves, by the refs of their steps."""
        moving = [one for one in self.links if one.moves == "person"]
        places = {one: place for place, one in enumerate(self.steps)}
        return sorted(moving, key=lambda one: (places[one.start], places[one.end]))


def drawings(here: View, moment: str) -> list[Drawing]:
    """The maps of one moment."""
    return [_drawing(here, one) for one in here.of(Map) if one.moment == moment]


def _drawing(here: View, one: Map) -> Drawing:
    lanes = {lane.id: lane for lane in lanes_of(here, one.id)}
    steps = {step.id: step for step in steps_of(here, one.id)}
    return Drawing(here, one, lanes, steps, tuple(links_of(here, one.id)))


def model(here: View) -> Iterator[Proposal]:
    """One requirement for each step of the to-be maps."""
    for drawing in drawings(here, "to_be"):
        for step in drawing.told():
            words, missing = _step_words(drawing, step)
            yield Proposal(
                origin=f"step:{step.id}",
                section="model",
                words=words,
                sources=_sources(here, step),
                basis=step.basis,
                missing=missing,
            )


def _sources(here: View, *steps: Step) -> tuple[str, ...]:
    about = [one for step in steps for one in (step.id, step.origin)]
    return (*(one.id for one in steps), *leaning_on(here, about))


def _step_words(drawing: Drawing, step: Step) -> tuple[str, str]:
    lane = drawing.lane(step)
    if step.shape == "wait":
        longest = step.wait_worst if step.wait_worst is not None else step.wait
        if longest is None:
            return said("wait_unknown", lane=lane.name, words=step.words), sentence(
                "document.specification.missing.time"
            )
        return said("wait", lane=lane.name, words=step.words, time=minutes(longest)), ""
    return said(_key(drawing, step), lane=lane.name, words=step.words), ""


def _key(drawing: Drawing, step: Step) -> str:
    if step.shape == "start_end":
        return "end" if any(one.end == step.id for one in drawing.person_links()) else "entry"
    if step.shape == "decision":
        return "decision"
    if drawing.lane(step).person:
        return "person"
    return "act" if step.shape in ("form", "hand_off") else "provide"


def referral(here: View) -> Iterator[Proposal]:
    """One requirement for each way out of a decision."""
    for drawing in drawings(here, "to_be"):
        for link in drawing.person_links():
            start, end = drawing.steps[link.start], drawing.steps[link.end]
            if start.shape == "decision" and not (start.masked or end.masked):
                yield Proposal(
                    origin=f"branch:{link.id}",
                    section="referral",
                    words=said(
                        "branch" if link.label else "branch_unknown",
                        decision=start.words,
                        decision_ref=start.ref,
                        label=link.label,
                        words=end.words,
                        ref=end.ref,
                    ),
                    sources=_sources(here, start, end),
                    basis=_weaker(start, end),
                    missing="" if link.label else sentence("document.specification.missing.branch"),
                )


@dataclass(frozen=True)
class HandOff:
    """A person's move between two agencies. Information and time are empty while they are not agreed."""

    link: Link
    start: Step
    end: Step
    from_lane: str
    to_lane: str
    information: str
    time: str


def hand_offs(here: View) -> list[HandOff]:
    """Every hand-off of the to-be maps; the person's own lane is no agency."""
    return [
        _hand_off(drawing, link)
        for drawing in drawings(here, "to_be")
        for link in drawing.person_links()
        if _changes_agency(*(drawing.lane(drawing.steps[one]) for one in (link.start, link.end)))
    ]


def _changes_agency(start: Lane, end: Lane) -> bool:
    return start.agency and end.agency and start.id != end.id


def _hand_off(drawing: Drawing, link: Link) -> HandOff:
    start, end = drawing.steps[link.start], drawing.steps[link.end]
    limit = end.wait_worst if end.wait_worst is not None else end.wait
    return HandOff(
        link=link,
        start=start,
        end=end,
        from_lane=drawing.lane(start).name,
        to_lane=drawing.lane(end).name,
        information=", ".join(sorted(_told(drawing, start.lane, end.lane))),
        time=minutes(limit),
    )


def _told(drawing: Drawing, from_lane: str, to_lane: str) -> set[str]:
    told = (one for one in drawing.links if one.moves == "information" and one.label)
    lanes = {one: drawing.steps[one].lane for one in drawing.steps}
    return {one.label for one in told if (lanes[one.start], lanes[one.end]) == (from_lane, to_lane)}


def interfaces(here: View) -> Iterator[Proposal]:
    """One requirement for each hand-off: from whom, to whom, with what information, within what time."""
    for one in hand_offs(here):
        unknown = [name for name in ("information", "time") if not getattr(one, name)]
        yield Proposal(
            origin=f"hand_off:{one.link.id}",
            section="interfaces",
            words=said(
                "hand_off",
                start=one.from_lane,
                start_ref=one.start.ref,
                end=one.to_lane,
                end_ref=one.end.ref,
                information=one.information or sentence("document.specification.unknown.information"),
                time=one.time or sentence("document.specification.unknown.time"),
            ),
            sources=_sources(here, one.start, one.end),
            basis=_weaker(one.start, one.end),
            missing=" ".join(sentence(f"document.specification.missing.{name}") for name in unknown),
        )


def safeguarding(here: View) -> Iterator[Proposal]:
    """One requirement for each step, of today or of the future, that is marked as a safety concern."""
    for moment, key in (("to_be", "concern"), ("as_is", "concern_now")):
        for drawing in drawings(here, moment):
            for step in drawing.told():
                if step.concern:
                    yield Proposal(
                        origin=f"concern:{step.id}",
                        section="safeguarding",
                        words=said(key, words=step.words, ref=step.ref),
                        sources=_sources(here, step),
                        basis=step.basis,
                    )


def _weaker(*steps: Step) -> str:
    held = {one.basis for one in steps}
    return next((one for one in ("invented", "inferred", "felt") if one in held), "stated")
