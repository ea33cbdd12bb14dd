"""Which of a round may be drawn beside earlier rounds of the same hypothesis, so that no two give a person away.

Whoever holds two results can take one from the other. What can be told apart are the groups drawn in both, and all
others together. In each of these, either nobody changed between the rounds, or at least five people did: came, went, or
scored differently. Otherwise a group is not drawn and counts with the others; and if that does not do, nothing is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshops.small_groups import SMALLEST, shown_groups


@dataclass(frozen=True)
class Said:
    """What one seat said, with the group that it had then; None where it was not sure."""

    group: str
    value: int | None


@dataclass(frozen=True)
class Earlier:
    """An earlier round: what each seat said, and which groups were drawn beside the whole."""

    said: Mapping[str, Said]
    shown: frozenset[str]


def drawable(said: Mapping[str, Said], earlier: Sequence[Earlier]) -> frozenset[str] | None:
    """The groups that may be drawn beside the whole; None where not even the whole may be."""
    sizes = Counter(one.group for one in said.values() if one.value is not None)
    if sum(sizes.values()) < SMALLEST or not all(_far(_all(said), _all(one.said)) for one in earlier):
        return None
    shown = {group for group in shown_groups(sizes) if group and _group_may_show(group, said, earlier)}
    while not all(_far(_rest(said, shown & one.shown), _rest(one.said, shown & one.shown)) for one in earlier):
        if not shown:
            return None
        shown.remove(min(shown, key=lambda group: (sizes[group], group)))
    return frozenset(shown)


def _group_may_show(group: str, said: Mapping[str, Said], earlier: Iterable[Earlier]) -> bool:
    return all(_far(_of(said, group), _of(one.said, group)) for one in earlier if group in one.shown)


Values = dict[str, int | None]


def _far(one: Values, other: Values) -> bool:
    """Whether nobody differs between two rounds, or enough people to hide among."""
    differing = sum(one.get(seat, "absent") != other.get(seat, "absent") for seat in {*one, *other})
    return differing == 0 or differing >= SMALLEST


def _all(said: Mapping[str, Said]) -> Values:
    return {seat: one.value for seat, one in said.items()}


def _of(said: Mapping[str, Said], group: str) -> Values:
    return {seat: one.value for seat, one in said.items() if one.group == group and one.value is not None}


def _rest(said: Mapping[str, Said], shown: Collection[str]) -> Values:
    return {seat: one.value for seat, one in said.items() if one.group not in shown and one.value is not None}
