"""Rights as small clauses that join with ``&``, ``|`` and ``~`` and can print themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from workshops.audiences import participant
from workshops.state import View


class Actor(NamedTuple):
    """Who asks: a seat with the rights that its record gives it at this turn."""

    seat: str
    roles: frozenset[str]
    group: str
    organisation: str
    streams: frozenset[str]


Clause = Callable[[View, Actor, Any], bool]


@dataclass(frozen=True)
class Rule:
    """A clause over (view, actor, operation) with its own name."""

    name: str
    holds: Clause

    def __and__(self, other: Rule) -> Rule:
        return Rule(f"({self.name} & {other.name})", lambda *seen: self.holds(*seen) and other.holds(*seen))

    def __or__(self, other: Rule) -> Rule:
        return Rule(f"({self.name} | {other.name})", lambda *seen: self.holds(*seen) or other.holds(*seen))

    def __invert__(self) -> Rule:
        return Rule(f"~{self.name}", lambda *seen: not self.holds(*seen))

    def __str__(self) -> str:
        return self.name


def rule(clause: Clause) -> Rule:
    """A rule named like its function."""
    return Rule(clause.__name__, clause)


def has_role(*roles: str) -> Clause:
    """Whether the actor has any of the roles."""
    return lambda view, actor, operation: not actor.roles.isdisjoint(roles)


def is_muted(here: View, actor: Actor) -> bool:
    """Whether a facilitator has muted the actor: told in the actor's own stream. Whoever facilitates is never muted."""
    return "facilitator" not in actor.roles and here.holds(participant(actor.seat), "meeting.own_mute")


def _takes_part_in_the_work(here: View, actor: Actor, asked: object) -> bool:
    return not actor.roles.isdisjoint({"facilitator", "member"}) and not is_muted(here, actor)


is_door = Rule("is_door", has_role("door"))
is_facilitator = Rule("is_facilitator", has_role("facilitator"))
is_commissioner = Rule("is_commissioner", has_role("commissioner"))
is_procurement_lead = Rule("is_procurement_lead", has_role("procurement_lead"))
is_signatory = Rule("is_signatory", has_role("signatory"))
is_member = Rule("is_member", _takes_part_in_the_work)
is_person = Rule(
    "is_person",
    has_role(
        "facilitator",
        "member",
        "contributor",
        "signatory",
        "commissioner",
        "procurement_lead",
        "safeguarding_lead",
        "observer",
    ),
)
is_participant = Rule("is_participant", has_role("facilitator", "member", "contributor"))
