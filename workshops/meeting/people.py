"""Seats and what they may see: actors, joining, roles, removal, and who wrote what."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE, FACILITATORS, participant, streams_of
from workshops.fields import choice, choices, flag, reference, text
from workshops.leaning import freed
from workshops.meeting.consent import Permission
from workshops.meeting.records import ROLES, THREADS, WAYS, Authored, Group, Seat, TakingPart
from workshops.meeting.room import room_rules
from workshops.meeting.room_records import LetIn, Muted, Waiting
from workshops.refusal import Refused
from workshops.rules import Actor, is_door, is_facilitator, is_person
from workshops.small_groups import shown_groups
from workshops.state import Changes, Record, State, View
from workshops.words import sentence

DOOR = Actor(
    seat="door", roles=frozenset({"door"}), group="", organisation="", streams=frozenset({EVERYONE, FACILITATORS})
)


WAITS = "waiting"


def actor_of(state: State, seat_id: str) -> Actor | None:
    """The actor that a seat is at this turn; None once the seat is gone.

    A seat that waits holds its own stream alone, and goes on holding it after it was let in, to hear of that.
    """
    seat = state.get(EVERYONE, seat_id)
    if isinstance(seat, Seat):
        return actor_from(seat)
    waits = isinstance(state.get(FACILITATORS, seat_id), Waiting) or seat_now(state, seat_id) != seat_id
    return Actor(seat_id, frozenset({WAITS}), "", "", frozenset({participant(seat_id)})) if waits else None


def seat_now(state: State, seat_id: str) -> str:
    """The seat itself, or the one in the room that took its place when it was let in."""
    found = state.of(participant(seat_id), LetIn.kind).values()
    return next((one.seat for one in found if isinstance(one, LetIn)), seat_id)


def actor_from(seat: Seat) -> Actor:
    """The actor that a seat's record makes."""
    return _actor(seat.id, seat.roles, seat.group, seat.organisation if seat.confirmed else "")


@lru_cache(10_000)
def _actor(seat_id: str, roles: tuple[str, ...], group: str, organisation: str) -> Actor:
    return Actor(seat_id, frozenset(roles), group, organisation, streams_of(seat_id, roles, organisation))


def writer_now(here: View, seat_id: str, group: str) -> Actor:
    """Who wrote something, as they are now. Whoever has left is one who contributed, of the group that they had then:
    what they said waits like that of others, points at them no more than at others, and is still theirs to be erased.
    """
    seat = here.get(seat_id)
    if isinstance(seat, Seat):
        return actor_from(seat)
    return Actor(seat_id, frozenset({"contributor"}), group, "", frozenset({EVERYONE, participant(seat_id)}))


def authored(record: Record, actor: Actor, stamp: Stamp) -> list[Record]:
    """The note in the writer's own stream that the record is theirs; the door writes for nobody."""
    if actor.seat == DOOR.seat:
        return []
    stream = participant(actor.seat)
    return [Authored(id=stamp.new_id(stream), audience=stream, record=record.id)]


def wrote(here: View, record_id: str) -> bool:
    """Whether the reader's own stream says that they wrote the record."""
    return any(one.record == record_id for one in here.of(Authored))


def takes_part(seat: Seat) -> bool:
    """Whether it is somebody who may contribute, and does not only look on, sign or approve."""
    return not {"facilitator", "member", "contributor"}.isdisjoint(seat.roles)


def groups_counted(here: View) -> frozenset[str]:
    """The groups that may be counted apart among all who take part, and beside what was said without naming any.

    That comes from contributors, and from whoever is of no group: of these, too, five or more are counted together.
    """
    people = [one for one in here.of(Seat) if takes_part(one)]
    unnamed = [one for one in people if not one.group or "contributor" in one.roles]
    among_them = shown_groups(Counter(one.group for one in unnamed))
    counted = shown_groups(Counter(one.group for one in people))
    return counted - ({one.group for one in unnamed} - among_them)


def group_shown(here: View, actor: Actor) -> str:
    """The actor's group, or nothing where it would point at one of fewer than five contributors, of it or of others.

    What names no group comes from those whose groups are not named: they, too, are five or more, or nobody.
    """
    if not actor.group or "contributor" not in actor.roles:
        return actor.group
    sizes = Counter(one.group for one in here.of(Seat) if "contributor" in one.roles)
    return actor.group if actor.group in shown_groups(sizes) else ""


@operation("meeting.take_seat", allowed=is_door)
class TakeSeat(Operation):
    """Somebody came through the door: by the join code, or by a personal invitation.

    Where the room has a waiting room, who comes by the code waits there.
    """

    nickname: str = text(40)
    roles: tuple[str, ...] = choices(*ROLES)
    group: str = reference("meeting.group", default="")
    organisation: str = reference("meeting.organisation", default="")
    confirmed: bool = flag(default=False)
    ways: tuple[str, ...] = choices(*WAYS, default=())
    by_code: bool = flag(default=False)

    def check(self, here: View, actor: Actor) -> None:
        _observer_only_looks(self.roles)
        nickname_is_free(here, self.nickname)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        if self.by_code and room_rules(here).waiting_room:
            return Changes.of(put=[self._at_the_door(stamp)])
        seat = Seat(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            nickname=self.nickname,
            roles=self.roles,
            group=self.group,
            organisation=self.organisation,
            confirmed=self.confirmed,
        )
        part = TakingPart(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, seat=seat.id, ways=self.ways)
        return Changes.of(put=[seat, part] if self.ways else [seat])

    def _at_the_door(self, stamp: Stamp) -> Waiting:
        return Waiting(
            id=stamp.new_id(FACILITATORS),
            audience=FACILITATORS,
            nickname=self.nickname,
            group=self.group,
            organisation=self.organisation,
            ways=self.ways,
            since=stamp.at,
        )


def nickname_is_free(here: View, nickname: str, but: str = "") -> None:
    """Refuse as taken a nickname that somebody in the room has, or somebody else who waits."""
    held: list[Seat | Waiting] = [*here.of(Seat), *here.of(Waiting)]
    if any(_same(one.nickname, nickname) for one in held if one.id != but):
        raise Refused("taken", field="nickname")


def free_nicknames(here: View, language: str) -> list[str]:
    """The nicknames that are suggested to newcomers, without those of people in the room.

    Whoever has the code of a session may know these: coming in shows everybody's.
    """
    held = [one.nickname for one in here.of(Seat)]
    suggested = sentence("join.name.list", language).split()
    return [name for name in suggested if not any(_same(name, one) for one in held)]


def _observer_only_looks(roles: tuple[str, ...]) -> None:
    if "observer" in roles and {"facilitator", "member", "contributor"} & set(roles):
        raise Refused("invalid", field="roles")


@operation("meeting.change_roles", allowed=is_facilitator)
class ChangeRoles(Operation):
    """Give a seat other roles, or confirm its organisation. It takes effect before any later operation."""

    seat: str = reference("meeting.seat")
    roles: tuple[str, ...] = choices(*ROLES)
    organisation: str = reference("meeting.organisation", default="")
    confirmed: bool = flag(default=False)

    def check(self, here: View, actor: Actor) -> None:
        _observer_only_looks(self.roles)
        if self.seat == actor.seat and self._changes_own_standing(here):
            raise Refused("forbidden", reason="own_role")

    def _changes_own_standing(self, here: View) -> bool:
        """Nobody makes themselves a safeguarding lead, or stops facilitating without somebody else's hand."""
        leads = "safeguarding_lead" in self.roles and "safeguarding_lead" not in here.require(Seat, self.seat).roles
        return leads or "facilitator" not in self.roles

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Seat, self.seat)
        return Changes.of(
            put=[
                Seat(
                    id=before.id,
                    audience=EVERYONE,
                    nickname=before.nickname,
                    roles=self.roles,
                    group=before.group,
                    organisation=self.organisation,
                    confirmed=self.confirmed,
                )
            ]
        )


@operation("meeting.change_group", allowed=is_facilitator)
class ChangeGroup(Operation):
    """Put somebody in another group, or in none. What they contributed before stays as it is."""

    seat: str = reference("meeting.seat")
    group: str = reference("meeting.group", default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        seat = here.require(Seat, self.seat)
        return Changes.of(put=[replace(seat, group=self.group)] if seat.group != self.group else [])


@operation("meeting.remove_seat", allowed=is_facilitator)
class RemoveSeat(Operation):
    """Take a seat away. It loses every stream at once; what was contributed stays."""

    seat: str = reference("meeting.seat")

    def check(self, here: View, actor: Actor) -> None:
        if self.seat == actor.seat:
            raise Refused("forbidden", reason="own_seat")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return _gone(here, self.seat)


@operation("meeting.leave", allowed=is_person, reads_all=True)
class Leave(Operation):
    """Give one's own seat back, at once. What was contributed stays; taking it back comes before leaving."""

    def check(self, here: View, actor: Actor) -> None:
        if "facilitator" in actor.roles and not any(
            "facilitator" in one.roles for one in here.of(Seat) if one.id != actor.seat
        ):
            raise Refused("forbidden", reason="last_facilitator")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return _gone(here, actor.seat)


def _gone(here: View, seat: str) -> Changes:
    """The changes by which a seat goes. What facilitators were told of its person leaves the log, too."""
    muted = [one for one in here.of(Muted) if one.seat == seat]
    held: list[TakingPart | Permission] = [*here.of(TakingPart), *here.of(Permission)]
    told = [one for one in held if one.seat == seat]
    return Changes.of(put=freed(here, {seat}), removed=[here.require(Seat, seat), *muted], erased=told)


@operation("meeting.change_own", allowed=is_person, reads_all=True)
class ChangeOwn(Operation):
    """Change one's own group and ways of taking part. Others see the group; the ways are for the facilitators."""

    group: str = reference("meeting.group", default="")
    ways: tuple[str, ...] = choices(*WAYS, default=())

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        seat = here.require(Seat, actor.seat)
        told = next((one for one in here.of(TakingPart) if one.seat == actor.seat), None)
        part = told or TakingPart(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, seat=seat.id, ways=())
        changed = [replace(seat, group=self.group)] if seat.group != self.group else []
        return Changes.of(put=[*changed, replace(part, ways=self.ways)])


@operation("meeting.add_group", allowed=is_facilitator | is_door)
class AddGroup(Operation):
    """Declare a stakeholder group."""

    name: str = text(60)
    thread: str = choice(*THREADS)

    def check(self, here: View, actor: Actor) -> None:
        if any(_same(one.name, self.name) for one in here.of(Group)):
            raise Refused("taken", field="name")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = len(here.of(Group))
        group = Group(id=stamp.new_id(EVERYONE), audience=EVERYONE, name=self.name, thread=self.thread, order=order)
        return Changes.of(put=[group])


def _same(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()
