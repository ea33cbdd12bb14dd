"""Maps to test with: small ones, and the two of the published case (South Tyneside 2012)."""

from __future__ import annotations

from typing import Any

from workshops import Changes, State, View
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.pathways.records import Lane, Link, Map, Step
from workshops.state import Record

AUDIENCE = "everyone"
LANES = {
    "P": ("Young person", "young_people", False, True),
    "H": ("Council housing", "housing", True, False),
    "S": ("Children's social care", "social_care", True, False),
}


def drawn(
    lanes: dict[str, tuple[str, str, bool, bool]], steps: list[dict[str, Any]], links: list[dict[str, Any]]
) -> View:
    """A view of one map ``m`` with these lanes (name, thread, agency, person), steps and links."""
    common: dict[str, Any] = {"audience": AUDIENCE, "map": "m"}
    put: list[Record] = [Map(id="m", audience=AUDIENCE, name="A map", moment="as_is", prefix="A")]
    for order, (key, (name, thread, agency, person)) in enumerate(lanes.items()):
        put.append(Lane(id=key, order=order, name=name, thread=thread, agency=agency, person=person, **common))
    put += [Step(**{"column": -1, **common, **one}) for one in steps]
    put += [Link(**{**common, **one}) for one in links]
    state = State()
    state.merge(Changes.of(put=put))
    return state.view([AUDIENCE])


def step(ref: str, lane: str = "P", **fields: Any) -> dict[str, Any]:
    """A step whose id is its ref."""
    return {"id": ref, "ref": ref, "lane": lane, "words": f"What happens at {ref}", **fields}


def link(way: str, **fields: Any) -> dict[str, Any]:
    """``"A1 A2"``, or ``"A1 A2 information"``."""
    start, end, *moves = way.split()
    return {"id": f"{start}-{end}", "start": start, "end": end, "moves": (moves or ["person"])[0], **fields}


def small(steps: list[dict[str, Any]], links: list[dict[str, Any]]) -> Graph:
    """A graph with the lanes P (the person), H and S (two agencies)."""
    return graph_of(drawn(LANES, steps, links), "m")


AS_IS_LANES = {
    "young": ("Young person", "young_people", False, True),
    "housing": ("Council housing", "housing", True, False),
    "care": ("Children's social care", "social_care", True, False),
    "justice": ("Youth offending / probation", "justice", True, False),
    "health": ("Health", "health", True, False),
    "providers": ("Voluntary providers", "voluntary", True, False),
    "all": ("All agencies", "shared", True, False),
    "shared": ("Shared data", "shared", False, False),
}
AS_IS_STEPS = [
    step("A1", "young", words="Family breakdown / asked to leave", shape="start_end"),
    step("A2", "young", words="Looks for help, no single door"),
    step("A3", "housing", words="Presents to housing, own form", basis="inferred", shape="form"),
    step("A4", "care", words="Presents to social care, own assessment", basis="inferred"),
    step("A5", "justice", words="Known to YOS/probation, own plan", basis="inferred"),
    step("A6", "health", words="Own assessment", basis="inferred"),
    step("A7", "providers", words="Three providers, separate contracts and intake", basis="inferred"),
    step("A8", "all", words="Redirected to another organisation", shape="hand_off"),
    step("A9", "housing", words="B&B, not routinely assessed", concern=True),
    step("A10", "providers", words="Supported accommodation if vacancy", basis="inferred", shape="start_end"),
    step("A11", "young", words="Disengages"),
    step("A12", "young", words="Worse mental health; higher risk of substance misuse, anti-social behaviour"),
    step("A13", "young", words="Presents again"),
    step("A14", "shared", words="Partial data, extent unknown"),
]
AS_IS_LINKS = [
    link("A1 A2"),
    *(link(f"A2 A{to}") for to in (3, 4, 5, 6, 7)),
    *(link(f"A{by} A8") for by in (3, 4, 5, 7)),
    link("A8 A2", label="try again"),
    link("A3 A9"),
    link("A9 A12"),
    link("A3 A10", label="if vacancy"),
    link("A8 A11"),
    link("A11 A12"),
    link("A12 A13"),
    link("A13 A2", label="starts again"),
    *(link(f"A{by} A14 information") for by in (3, 4, 5, 6, 7)),
]

TO_BE_LANES = {
    "young": ("Young person", "young_people", False, True),
    "any": ("Any agency / self", "shared", True, False),
    "consortium": ("Consortium", "voluntary", True, False),
    "care": ("Children's social care", "social_care", True, False),
    "worker": ("Young person + worker", "young_people", False, True),
    "data": ("Council + consortium", "housing", True, False),
    "commissioners": ("Commissioners", "commissioners", True, False),
}
DAY = 24 * 60.0
TO_BE_STEPS = [
    step("T1", "young", words="At risk or homeless", shape="start_end"),
    step("T2", "any", words="Refers on the single referral form", shape="form", touch=30, wait=DAY),
    step("T3", "consortium", words="The Hub drop-in: housing, benefits, training, work advice", touch=60, wait=0),
    step("T4", "consortium", words="Single risk assessment", touch=90, wait=DAY),
    step("T5", "care", words="16/17: s.20/joint assessment", basis="inferred", touch=240, wait=5 * DAY),
    step(
        "T6",
        "consortium",
        words="Can safely stay or return home?",
        basis="inferred",
        shape="decision",
        touch=30,
        wait=0,
    ),
    step("T7", "consortium", words="Family mediation / conflict resolution", touch=300, wait=7 * DAY),
    step("T8", "consortium", words="Assessment bed (+10) or appropriate place", touch=120, wait=2 * DAY),
    step("T9", "worker", words="One support plan, person involved", touch=120, wait=3 * DAY),
    step("T10", "consortium", words="Pathway: single young person", touch=3000, wait=60 * DAY),
    step("T11", "consortium", words="Pathway: young parents and children", touch=4000, wait=90 * DAY),
    step("T12", "consortium", words="Life skills, employability courses", touch=2400, wait=14 * DAY),
    step("T13", "young", words="Successful independent living", shape="start_end"),
    step("T14", "data", words="Central data; QA and outcome monitoring"),
    step("T15", "commissioners", words="Pooled budget (Housing, Children's, ASC)"),
]
TO_BE_LINKS = [
    link("T1 T3", label="drop-in", share=0.6),
    link("T1 T2", share=0.4),
    link("T2 T3"),
    link("T3 T4", share=0.8),
    link("T3 T12", share=0.2, label="courses"),
    link("T4 T5", label="if 16/17", share=0.3),
    link("T5 T6"),
    link("T4 T6", share=0.5),
    link("T4 T9", share=0.2),
    link("T6 T7", label="yes / maybe", share=0.4),
    link("T6 T8", label="no", share=0.6),
    link("T7 T13", label="home restored", share=0.5),
    link("T7 T8", label="not safe", share=0.5),
    link("T8 T9"),
    link("T9 T10", share=0.75),
    link("T9 T11", share=0.25),
    link("T10 T13"),
    link("T11 T13"),
    link("T12 T13"),
    link("T13 T9", label="needs change", share=0.1),
    *(link(f"T{by} T14 information") for by in (3, 4, 8, 9, 13)),
    link("T14 T15 information", label="informs funding"),
    *(link(f"T15 T{to} information") for to in (3, 7, 8)),
]


def as_is() -> Graph:
    """The pathway as it was, A1 to A14."""
    return graph_of(drawn(AS_IS_LANES, AS_IS_STEPS, AS_IS_LINKS), "m")


def to_be() -> Graph:
    """The pathway as planned, T1 to T15, with times and shares invented for the test."""
    return graph_of(drawn(TO_BE_LANES, TO_BE_STEPS, TO_BE_LINKS), "m")
