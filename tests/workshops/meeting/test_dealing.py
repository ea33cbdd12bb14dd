"""Who sits with whom, by cases of chance: even rooms, groups spread evenly, no young person alone."""

from __future__ import annotations

from random import Random

import pytest

from tests.rounds import seeds
from workshops.meeting.dealing import Dealt, Person, by_group, mixed, most_rooms, offered

CASES = 400


def crowd(chance: Random) -> list[Person]:
    """Up to sixty people of young people and up to six other groups, in any order and proportion."""
    groups = [("young", True), *((f"group {number}", False) for number in range(chance.randint(1, 6)))]
    weights = [chance.random() + 0.05 for _ in groups]
    drawn = chance.choices(groups, weights, k=chance.randint(4, 60))
    return [Person(f"seat {place}", *group) for place, group in enumerate(drawn)]


def cases(number: int) -> list[tuple[list[Person], Dealt]]:
    found = []
    for case in range(CASES):
        chance = Random(number * CASES + case)
        people = crowd(chance)
        if most_rooms(people) >= 2:
            found.append((people, mixed(people, chance.randint(2, most_rooms(people)), chance)))
    assert len(found) > CASES // 2
    return found


def of(*groups: str) -> list[Person]:
    """Somebody of each of these groups; "y" are young."""
    return [Person(str(place), group, group == "y") for place, group in enumerate(groups)]


def young(room: list[Person]) -> int:
    return sum(one.young for one in room)


@pytest.mark.parametrize("number", seeds(1))
def test_everybody_has_one_place_in_rooms_of_one_size(number: int) -> None:
    """CG-SPL-1"""
    for people, dealt in cases(number):
        assert sorted(one.seat for room in dealt for one in room) == sorted(one.seat for one in people)
        sizes = [len(room) for room in dealt]
        assert max(sizes) - min(sizes) <= 1 and min(sizes) >= 2


@pytest.mark.parametrize("number", seeds(1))
def test_no_young_person_is_alone_unless_only_one_is_here(number: int) -> None:
    """CG-SPL-2"""
    for people, dealt in cases(number):
        if young(people) > 1:
            assert 1 not in [young(room) for room in dealt]


@pytest.mark.parametrize("number", seeds(1))
def test_each_group_is_spread_as_evenly_as_possible(number: int) -> None:
    """CG-SPL-1: rooms with as many places for a group hold it alike, and every room nearly its share."""
    for people, dealt in cases(number):
        free = not young(people) or young(people) >= 2 * len(dealt)
        places = [len(room) - young(room) for room in dealt]
        for group in {one.group for one in people if not one.young}:
            counts = [sum(one.group == group for one in room) for room in dealt]
            assert all(
                abs(one - other) <= 1
                for one, mine in zip(counts, places, strict=True)
                for other, theirs in zip(counts, places, strict=True)
                if free or mine == theirs
            )
            shares = [sum(counts) * place / sum(places) for place in places]
            assert all(abs(count - share) < 2 for count, share in zip(counts, shares, strict=True))


def test_the_same_order_and_chance_deal_the_same_and_another_chance_deals_anew() -> None:
    """CG-SPL-1"""
    people = crowd(Random(7))
    assert mixed(people, 4, Random(1)) == mixed(people, 4, Random(1)) != mixed(people, 4, Random(2))


@pytest.mark.parametrize(
    ("ages", "most"),
    [("yyyy", 2), ("yaaa", 1), ("aaaa", 2), ("yyyaaa", 2), ("yaaaa", 2), ("yyaaaa", 3), ("yyyaaaa", 3)],
)
def test_rooms_of_two_are_never_one_young_person_and_somebody_else(ages: str, most: int) -> None:
    """CG-SPL-2"""
    people = of(*ages)
    assert most_rooms(people) == most
    assert most < 2 or young(people) == 1 or 1 not in [young(room) for room in mixed(people, most, Random(1))]


def test_by_group_each_sits_by_itself_and_singles_sit_together() -> None:
    people = of("y", "a", "y", "b", "c", "a")
    assert [[one.group for one in room] for room in by_group(people)] == [["y"] * 2, ["a"] * 2, ["b", "c"]]


def test_whoever_is_the_only_one_joins_the_smallest_room() -> None:
    people = of("y", "y", "a", "a", "a", "b")
    assert [[one.group for one in room] for room in by_group(people)] == [["y", "y", "b"], ["a"] * 3]


def test_who_comes_late_is_offered_company() -> None:
    """CG-SPL-2"""
    bird, adult = Person("late", "young", young=True), Person("late", "a")
    other = [Person("1", "a"), Person("2", "b")]
    alone, pair = [Person("3", "young", young=True), *other], [Person("4", "young", young=True)] * 2 + other
    assert offered(bird, [other, pair, alone]) == 2
    assert offered(bird, [other, pair]) == 1
    assert offered(adult, [alone, pair, other]) == 2
    assert offered(adult, [[Person("5", "b")] * 2, [Person("6", "a")] * 3], together=True) == 1
