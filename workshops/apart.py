"""Which sums may be drawn beside earlier ones of the same question, so that no two give a person away.

Whoever holds two results can take one from the other. What can be told apart are the groups drawn in both, and all
others together. In each of these, either nobody changed in between, or at least five people did: came, went, or
answered differently. Otherwise a group is not drawn and counts with the others; and if that does not do, nothing is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from workshops.small_groups import SMALLEST, shown_groups
from workshops.state import Record

# Stands for an answer that was counted then and has been erased since: it differs from whatever is said now.
ERASED: Final = "erased"


@dataclass(frozen=True)
class Said:
    """What one seat said, with the group that it had then; None where it was not sure."""

    group: str
    value: object


@dataclass(frozen=True)
class Earlier:
    """Earlier sums: what each seat said, and which groups were drawn beside the whole."""

    said: Mapping[str, Said]
    shown: frozenset[str]


@dataclass(frozen=True)
class Scorer:
    """A seat that was counted, and the group that it had then."""

    seat: str
    group: str


@dataclass(frozen=True, kw_only=True)
class Sealed(Record):
    """Whose answers sums were made from: in `sealed`, so that later ones never give anybody away beside them."""

    scorers: tuple[Scorer, ...] = ()

    def said(self, values: Mapping[str, object]) -> dict[str, Said]:
        """What each said, of the values by seat that still stand."""
        return {
            one.seat or f"{place}": Said(one.group, values.get(one.seat, ERASED))
            for place, one in enumerate(self.scorers)
        }

    def without(self, seat: str) -> Self:
        """The same, telling only that somebody of that group was counted."""
        return replace(self, scorers=tuple(replace(one, seat="") if one.seat == seat else one for one in self.scorers))


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


Values = dict[str, object]


def _far(one: Values, other: Values) -> bool:
    """Whether nobody differs between two sums, or enough people to hide among."""
    differing = sum(one.get(seat, "absent") != other.get(seat, "absent") for seat in {*one, *other})
    return differing == 0 or differing >= SMALLEST


def _all(said: Mapping[str, Said]) -> Values:
    return {seat: one.value for seat, one in said.items()}


def _of(said: Mapping[str, Said], group: str) -> Values:
    return {seat: one.value for seat, one in said.items() if one.group == group and one.value is not None}


def _rest(said: Mapping[str, Said], shown: Collection[str]) -> Values:
    return {seat: one.value for seat, one in said.items() if one.group not in shown and one.value is not None}
