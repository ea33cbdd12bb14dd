"""Who sits with whom in small rooms: dealt out from a given order and chance, by nothing else.

In mixed rooms each group is spread as evenly as it can be. Young people are never dealt one to a room: there are at
least two, or none, unless only one is there at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Person:
    """Somebody who is dealt to a room; ``young`` people are of a group of young people."""

    seat: str
    group: str = ""
    young: bool = False


Dealt = list[list[Person]]


def most_rooms(people: Sequence[Person]) -> int:
    """The most rooms that these people can fill: two to a room, and no room of one young person and one other."""
    most = len(people) // 2
    pairs_only = len(people) == 2 * most
    return most - 1 if pairs_only and sum(one.young for one in people) % 2 else most


def mixed(people: Sequence[Person], rooms: int, chance: Random) -> Dealt:
    """Rooms whose sizes differ by at most one, each with people of every group as far as they go."""
    sizes = _evenly(len(people), rooms)
    shares = _pairs(sum(one.young for one in people), sizes)
    dealt: Dealt = [[] for _ in sizes]
    _fill(dealt, _shuffled((one for one in people if one.young), chance), shares)
    left = [size - share for size, share in zip(sizes, shares, strict=True)]
    _fill(dealt, _shuffled((one for one in people if not one.young), chance), left)
    return dealt


def by_group(people: Sequence[Person]) -> Dealt:
    """A room for each group. Whoever is the only one of a group, or in none, sits with the others like that."""
    groups = _grouped(people)
    alone = [one for group, found in groups.items() if not group or len(found) == 1 for one in found]
    dealt = [found for group, found in groups.items() if group and len(found) > 1]
    if len(alone) == 1 and dealt:
        dealt[offered(alone[0], dealt)].append(alone[0])
        return dealt
    return [*dealt, alone] if alone else dealt


def offered(person: Person, rooms: Sequence[Sequence[Person]], *, together: bool = False) -> int:
    """The room for somebody who comes later: with their group where groups sit ``together``, else a small one.

    A young person goes where young people are, first to one who would be alone; somebody else rather not where a
    young person is alone with others.
    """

    def key(place: int) -> tuple[int, int, int, int]:
        own = sum(one.group == person.group for one in rooms[place])
        young = sum(one.young for one in rooms[place])
        company = {0: 2, 1: 0}.get(young, 1) if person.young else int(young == 1)
        return (-own if together else 0, company, len(rooms[place]), own)

    return min(range(len(rooms)), key=key)


def _evenly(count: int, parts: int) -> list[int]:
    return [count // parts + (place < count % parts) for place in range(parts)]


def _pairs(young: int, sizes: Sequence[int]) -> list[int]:
    """How many young people each room gets: two at least, or none."""
    rooms = len(sizes) if young >= 2 * len(sizes) else max(1, young // 2)
    return [*_evenly(young, rooms), *[0] * (len(sizes) - rooms)]


def _grouped(people: Iterable[Person]) -> dict[str, list[Person]]:
    groups: dict[str, list[Person]] = {}
    for one in people:
        groups.setdefault(one.group, []).append(one)
    return groups


def _shuffled(people: Iterable[Person], chance: Random) -> list[Person]:
    """Everybody, one group after the other, in an order of chance within each."""
    groups = _grouped(people)
    for found in groups.values():
        chance.shuffle(found)
    return [one for found in groups.values() for one in found]


def _fill(dealt: Dealt, people: Sequence[Person], places: Sequence[int]) -> None:
    """Deal people to so many places in each room. The places of each room are spread evenly over the whole order."""
    order = sorted(
        ((2 * turn + 1) / (2 * count), room) for room, count in enumerate(places) if count for turn in range(count)
    )
    for one, (_, room) in zip(people, order, strict=True):
        dealt[room].append(one)
