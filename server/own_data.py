"""Everything that is somebody's own, to take along: as data, and as a page that anybody can read.

It holds what they contributed, chose and wrote privately, what they signed, and what the room and the server know of
them; and nothing of anybody else. Who is who and concerns are not in it: a phone may be in other hands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import select

from server.accounts import people
from server.context import Context
from server.seats import Seat
from server.store.clock import now
from server.store.tables import seats
from server.writers import WRITERS
from workshops import Record, View
from workshops.audiences import EVERYONE
from workshops.codec import encode
from workshops.document import Block, Document, ItemList, Paragraph, Quote, Section
from workshops.meeting.consent import Permission
from workshops.meeting.people import DOOR
from workshops.meeting.records import Group, Organisation, TakingPart
from workshops.meeting.records import Seat as SeatRecord
from workshops.mine import mine
from workshops.words import catalogue, sentence

Json = dict[str, Any]
PLACES: Final = ("shown", "hidden", "private")


def own_data(context: Context, seat: Seat, view: View) -> Json:
    """What there is, as plain JSON."""
    about = view.get(seat.id)
    told = context.log.view(seat.partnership, DOOR.seat)[0]
    noted: list[TakingPart | Permission] = [*told.of(TakingPart), *told.of(Permission)]
    return {
        "partnership": seat.partnership,
        "at": now(),
        "seat": encode(about) if isinstance(about, SeatRecord) else None,
        "group": _name(view, about.group) if isinstance(about, SeatRecord) else "",
        "organisation": _name(view, about.organisation) if isinstance(about, SeatRecord) else "",
        "account": _account(context, seat),
        "told_to_facilitators": [encode(one) for one in noted if one.seat == seat.id],
        "signed": [encode(one) for one in _signed(view, seat.id)],
        "things": [asdict(one) for one in mine(view, seat.id)],
    }


def _name(view: View, record_id: str) -> str:
    found = view.get(record_id)
    return found.name if isinstance(found, Group | Organisation) else ""


def _account(context: Context, seat: Seat) -> Json | None:
    """The account and when the seat was taken; browsers and codes are kept as hashes alone, and say nothing."""
    of_seat = select(seats.c.account, seats.c.created_at).where(
        seats.c.partnership == seat.partnership, seats.c.seat == seat.id
    )
    row = context.database.work(lambda connection: connection.execute(of_seat).first())
    if row is None:
        return None
    account = context.database.work(lambda connection: people.account_of(connection, row.account or ""))
    named = {"name": account.name, "sign_in_name": account.sign_in_name} if account else {}
    return {"seat_taken_at": row.created_at, **named}


def _signed(view: View, seat: str) -> Iterator[Record]:
    """What binds others, too: signatures, approvals and promises that somebody made in their own name."""
    for one in view.only(EVERYONE).records():
        if seat in (getattr(one, "seat", ""), getattr(one, "owner", "")):
            yield one


def own_page(data: Json) -> bytes:
    """The same as a page."""
    sections = [Section(_say("about"), _about(data))]
    for place in PLACES:
        found = [one for one in data["things"] if one["place"] == place]
        if found:
            sections.append(Section(_say(place), tuple(_thing(one) for one in found)))
    if data["signed"]:
        sections.append(Section(_say("signed"), (Paragraph(_say("signed.about", count=len(data["signed"]))),)))
    sections.append(Section(_say("rights"), (Paragraph(_say("rights.about")),)))
    page = Document(title=_say("title"), kind=_say("kind"), date=data["at"][:10], blocks=tuple(sections))
    return WRITERS["html"].write(page)


def _about(data: Json) -> tuple[Block, ...]:
    seat, account = data["seat"] or {}, data["account"] or {}
    known = {
        "nickname": seat.get("nickname", ""),
        "group": data["group"],
        "organisation": data["organisation"],
        "roles": ", ".join(sentence(f"laptop.role.{one}") for one in seat.get("roles", ())),
        "account": account.get("sign_in_name", ""),
        "taken": account.get("seat_taken_at", "")[:10],
    }
    told = [_say(f"about.{name}", value=value) for name, value in known.items() if value]
    return (ItemList(tuple(told)),) if told else (Paragraph(_say("about.nothing")),)


def _thing(one: Json) -> Block:
    return Quote(one["words"]) if one["words"] else Paragraph(_kind(one))


def _kind(one: Json) -> str:
    key = f"phone.mine.kind.{one['kind'] if one['place'] == 'private' else one['place']}"
    return sentence(key if key in catalogue("en") else "phone.mine.kind.other")


def _say(key: str, **values: object) -> str:
    return sentence(f"document.mine.{key}", "en", **values)
