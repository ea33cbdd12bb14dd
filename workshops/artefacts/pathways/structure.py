"""What can be read off a map without any figures: hand-offs, doors, loops, starts, ends and dead ends.

Everything looks at the links on which the *person* moves. Links that only carry information never make a hand-off, a
door, a loop or a way out. Order is the order of the steps on the map, so that the same map gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import networkx as nx

from workshops.artefacts.pathways.graph import Graph


class Move(NamedTuple):
    """A link on which the person moves. ``share`` is that of people who take it, None when nobody said."""

    link: str
    start: str
    end: str
    share: float | None = None


@dataclass(frozen=True)
class Structure:
    """The person's way through one map. Made by ``structure_of``; its parts are worked out when first asked for.

    ``moves`` are in the order of their starts, ``out`` holds them by start, and ``steps`` are the steps that the
    person's way touches, of all that are ``held`` with their attributes.
    """

    held: dict[str, dict[str, Any]]
    moves: tuple[Move, ...]
    out: dict[str, tuple[Move, ...]]
    steps: tuple[str, ...]

    @cached_property
    def hand_offs(self) -> tuple[Move, ...]:
        """Moves between steps of two different agencies; the person's own lane is no agency."""
        return tuple(one for one in self.moves if is_hand_off(self.held[one.start], self.held[one.end]))

    @cached_property
    def doors(self) -> tuple[str, ...]:
        """Agencies' steps that are reached directly from the person's own lane: the places to ask."""
        nodes = self.held
        reached = {one.end for one in self.moves if nodes[one.start]["person"] and nodes[one.end]["agency"]}
        return tuple(step for step in self.steps if step in reached)

    @cached_property
    def loops(self) -> tuple[Move, ...]:
        """Moves back to a step that the person has already been through (back edges of a depth-first walk)."""
        return self._walked[0]

    @cached_property
    def rounds(self) -> tuple[tuple[str, ...], ...]:
        """Sets of steps in which one can go round (strongly connected components that hold a loop)."""
        turning = {one.start for one in self.moves if one.start == one.end}
        parted = self._connected() if self.loops else []
        found = [parts for parts in parted if len(parts) > 1 or parts & turning]
        return tuple(tuple(self._ordered(parts)) for parts in sorted(found, key=self._first))

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Steps where the person's way begins: nothing leads there except a loop."""
        return tuple(step for step in self.steps if step not in self._onward)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Steps of the start/end shape at which people may stay.

        With no way on, everybody stays. A way on may still be drawn (somebody comes back later); then those stay who
        are not in its share, and a step that only a loop leads to is a start, no end.
        """
        shaped = (step for step in self.steps if self.held[step]["shape"] == "start_end")
        return tuple(step for step in shaped if step in self._onward and self._may_stay(step))

    @cached_property
    def dead_ends(self) -> tuple[str, ...]:
        """Steps with no way out: nothing leads on, or only round and round, and it is no end."""
        without = [move for move in self.moves if move.start in self._lost]
        alone = [{step} for step in self._lost if step not in self.out]
        bottoms = [parts for parts in _components(without) + alone if self._closed(parts)]
        return tuple(self._ordered({step for parts in bottoms for step in parts}))

    @cached_property
    def stranded(self) -> tuple[str, ...]:
        """Steps that have a way on, but from which no end can be reached."""
        dead = set(self.dead_ends)
        return tuple(step for step in self.steps if step in self._lost and step not in dead)

    @cached_property
    def before(self) -> dict[str, list[str]]:
        """The steps from which one comes to a step, by that step."""
        found: dict[str, list[str]] = {}
        for one in self.moves:
            found.setdefault(one.end, []).append(one.start)
        return found

    @cached_property
    def _walked(self) -> tuple[tuple[Move, ...], list[str]]:
        return _walk(self)

    def _connected(self) -> Iterator[set[str]]:
        """Strongly connected components (Kosaraju): backwards from what the walk left last."""
        left = set(self.steps)
        for root in reversed(self._walked[1]):
            if root in left:
                left.remove(root)
                yield set(_spread_within(left, [root], self.before))

    @cached_property
    def _lost(self) -> set[str]:
        """Steps from which no end can be reached."""
        return set(self.steps).difference(reaching(self, self.ends))

    @cached_property
    def _onward(self) -> set[str]:
        loops = {one.link for one in self.loops}
        return {one.end for one in self.moves if one.link not in loops}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {step: place for place, step in enumerate(self.steps)}

    def _ordered(self, steps: set[str]) -> list[str]:
        return sorted(steps, key=self._places.__getitem__)

    def _first(self, steps: set[str]) -> int:
        return min(self._places[step] for step in steps)

    def _closed(self, parts: set[str]) -> bool:
        return all(one.end in parts for step in parts for one in self.out.get(step, ()))

    def _may_stay(self, step: str) -> bool:
        shares = [one.share for one in self.out.get(step, ())]
        known = [share for share in shares if share is not None]
        return len(known) < len(shares) or sum(known) < 1 - ROUNDING


ROUNDING = 0.005
"""How far shares may be from one: people enter whole percentages, and 33 + 33 + 33 is meant to be everybody."""


def structure_of(graph: Graph) -> Structure:
    """The person's way through a map (see ``graph_of`` for what the graph holds)."""
    moves = tuple(
        Move(key, start, end, link["share"])
        for start, ends in graph.adjacency()
        for end, links in ends.items()
        for key, link in links.items()
        if link["moves"] == "person"
    )
    out: dict[str, list[Move]] = {}
    touched: set[str] = set()
    for one in moves:
        out.setdefault(one.start, []).append(one)
        touched.update((one.start, one.end))
    steps = tuple(step for step in graph if step in touched)
    held = {step: about for step, about in graph.nodes(data=True)}  # noqa: C416
    return Structure(held, moves, {step: tuple(on) for step, on in out.items()}, steps)


def is_hand_off(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a link between steps with these attributes goes from one agency to another."""
    return bool(one["agency"] and other["agency"] and one["lane"] != other["lane"])


def _components(moves: Iterable[Move]) -> list[set[str]]:
    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_edges_from((one.start, one.end) for one in moves)
    return list(nx.strongly_connected_components(plain))


def reaching(structure: Structure, targets: tuple[str, ...]) -> list[str]:
    """Steps from which at least one of the targets can be reached, the targets included."""
    return _spread(list(targets), structure.before)


def reachable(structure: Structure, start: str) -> list[str]:
    """Steps that can be reached from one step, that step first."""
    return _spread([start], {step: [one.end for one in on] for step, on in structure.out.items()})


def _spread(found: list[str], along: dict[str, list[str]]) -> list[str]:
    seen = set(found)
    for step in found:
        for one in along.get(step, ()):
            if one not in seen:
                seen.add(one)
                found.append(one)
    return found


def _spread_within(left: set[str], found: list[str], along: dict[str, list[str]]) -> list[str]:
    """Spread among those that are left, and take them away."""
    for step in found:
        for one in along.get(step, ()):
            if one in left:
                left.remove(one)
                found.append(one)
    return found


def _roots(structure: Structure) -> list[str]:
    """Where walks begin: steps nothing leads to, then starts by shape, then the rest."""
    entered = {one.end for one in structure.moves}

    def rank(step: str) -> int:
        return 0 if step not in entered else 1 if structure.held[step]["shape"] == "start_end" else 2

    return sorted(structure.steps, key=rank)


def _walk(structure: Structure) -> tuple[tuple[Move, ...], list[str]]:
    """Depth-first search without recursion: the moves that close a loop, and all steps in the order of leaving them.

    A move to a step that is still on the path closes a loop.
    """
    on_path: set[str] = set()
    done: set[str] = set()
    back: list[Move] = []
    left: list[str] = []
    for root in _roots(structure):
        if root in done:
            continue
        on_path.add(root)
        path = [(root, iter(structure.out.get(root, ())))]
        while path:
            step, ways = path[-1]
            move = next(ways, None)
            if move is None:
                path.pop()
                on_path.discard(step)
                done.add(step)
                left.append(step)
            elif move.end in on_path:
                back.append(move)
            elif move.end not in done:
                on_path.add(move.end)
                path.append((move.end, iter(structure.out.get(move.end, ()))))
    return tuple(back), left
