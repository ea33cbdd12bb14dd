"""What a map says in figures: expected times, visits, and where people end.

A map on which people divide by known shares is an absorbing Markov chain (Kemeny and Snell, *Finite Markov Chains*,
1960, chapter III). With Q the shares between steps, d the time at each step and N = (I - Q)^-1, one sparse LU of
I - Q gives

* visits v = N^T e, e the start: how often a person is expected at each step;
* where people end: v_i times the share that stays at i;
* expected time t = N d from every step, hence v.d from the start;
* variance from E[T^2] = v.(d^2 + 2 d Qt), the time at a step itself taken as fixed;
* time given where one ends: y = N^T (d v) adds up the time gone by at every visit, so that y_i / v_i is the time of
  those who end at i. Those who finish and all who begin stand side by side: looking only at those who finish hides
  those who were lost;
* what a minute less of waiting at step j saves: the derivative of the expected time is v_j.

Parallel ways are not modelled: links are alternatives (see ``shares``). Times are minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, cast

import numpy as np
from scipy.sparse import csc_array, eye_array
from scipy.sparse.linalg import splu

from workshops.artefacts.pathways.shares import Division
from workshops.artefacts.pathways.structure import Structure
from workshops.artefacts.pathways.times import touch_of, wait_of

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
TINY = 1e-300


class Solve(Protocol):
    """How SuperLU solves: (I - Q) x = b, and with trans "T" its transpose."""

    def __call__(self, rhs: Numbers, trans: str = "N") -> Numbers: ...


@dataclass(frozen=True)
class StepFigures:
    """One step: expected ``visits`` for a person at the start, and the expected time from here to an end.

    ``visits`` is also what one minute less of waiting here takes off the expected time.
    """

    step: str
    visits: float
    ahead: float


@dataclass(frozen=True)
class Ending:
    """Where people end: their ``share`` of all who begin, and the time until then. ``lost`` marks a dead end."""

    step: str
    share: float
    lead: float
    touch: float
    lost: bool


@dataclass(frozen=True)
class Figures:
    """Expectations for one person who begins at ``start``; ``lead`` is touch and wait together.

    ``activity`` is touch as a percentage of lead, ``told`` the expected visits to doors (how often the story is told),
    ``done`` the share that reaches an end and ``dropped`` the share lost at dead ends, ``lead_done`` the time of those
    who reach an end, ``lead_worst`` the time with the worst waits where all are known. None where there is none.
    """

    start: str
    touch: float
    wait: float
    lead: float
    lead_worst: float | None
    variance: float
    activity: float | None
    hand_offs: float
    told: float
    done: float
    dropped: float
    lead_done: float | None
    endings: tuple[Ending, ...]
    steps: tuple[StepFigures, ...]


def solve(structure: Structure, known: dict[str, Division], steps: list[str]) -> Figures:
    """One LU, one solve for the times ahead and two transposed ones for visits and for time gone by."""
    nodes = structure.held
    place = {step: index for index, step in enumerate(steps)}
    touch = np.array([touch_of(nodes[step]) for step in steps], dtype=np.float64)
    wait = np.array([wait_of(nodes[step]) for step in steps], dtype=np.float64)
    lead = touch + wait
    stays = np.array([known[step].stays for step in steps])
    solved = cast("Solve", splu(_leaving(known, place)).solve)
    visits = solved(np.eye(1, len(steps))[0], "T")
    ahead = solved(lead)
    gone = solved(np.column_stack((lead * visits, touch * visits)), "T")
    squares = lead**2 + 2 * lead * (ahead - lead)
    total, handled = float(visits @ lead), float(visits @ touch)
    endings = _endings(structure, steps, stays * visits, gone / np.maximum(visits, TINY)[:, None])
    done = [one for one in endings if not one.lost]
    reached = sum(one.share for one in done)
    return Figures(
        start=steps[0],
        touch=handled,
        wait=float(visits @ wait),
        lead=total,
        lead_worst=_worst([nodes[step] for step in steps], touch, visits),
        variance=max(0.0, float(visits @ squares) - total**2),
        activity=100 * handled / total if total > 0 else None,
        hand_offs=float(visits @ _passing(structure, known, steps)),
        told=float(sum(visits[place[step]] for step in structure.doors if step in place)),
        done=reached,
        dropped=sum(one.share for one in endings if one.lost),
        lead_done=sum(one.share * one.lead for one in done) / reached if reached > 0 else None,
        endings=endings,
        steps=tuple(StepFigures(*one) for one in zip(steps, visits.tolist(), ahead.tolist(), strict=True)),
    )


def _leaving(known: dict[str, Division], place: dict[str, int]) -> csc_array[Any]:
    """I - Q over the steps that are taken."""
    entries = [
        (place[step], place[move.end], share) for step in place for move, share in known[step].moves if share > 0
    ]
    rows, columns, shares = zip(*entries, strict=True) if entries else ((), (), ())
    moving = csc_array((shares, (rows, columns)), shape=(len(place), len(place)), dtype=np.float64)
    return csc_array(eye_array(len(place), format="csc") - moving)


def _passing(structure: Structure, known: dict[str, Division], steps: list[str]) -> Numbers:
    """The share at each step that goes on by a hand-off."""
    handing = {move.link for move in structure.hand_offs}
    return np.array(
        [sum(share for move, share in known[step].moves if move.link in handing) for step in steps], dtype=np.float64
    )


def _worst(held: list[dict[str, Any]], touch: Numbers, visits: Numbers) -> float | None:
    """A step without waiting has none at worst either, unless somebody said how long it may be."""
    waits = [0.0 if one["wait_worst"] is None and wait_of(one) == 0 else one["wait_worst"] for one in held]
    if any(one is None for one in waits):
        return None
    return float(visits @ (touch + np.array(waits, dtype=np.float64)))


def _endings(structure: Structure, steps: list[str], shares: Numbers, times: Numbers) -> tuple[Ending, ...]:
    ends = set(structure.ends)
    return tuple(
        Ending(step, share, lead, touch, step not in ends)
        for step, share, (lead, touch) in zip(steps, shares.tolist(), times.tolist(), strict=True)
        if share > 0
    )
