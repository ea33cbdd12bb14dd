"""The partnership, its groups, organisations and people, and its four sessions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from server.demo.cast import Cast, content
from server.store.clock import now
from server.store.tables import seats
from workshops.meeting.agenda import EndSession, LookAt, MoveRoom, OpenSession, PlanSession, activities_of
from workshops.meeting.partnership import AddOrganisation, Found
from workshops.meeting.people import AddGroup, TakeSeat

STARTS_AT_HOUR = 13


def play(cast: Cast) -> None:
    """Found the partnership, seat everybody, and hold the sessions that are over."""
    case = content("people")
    found = case["partnership"]
    cast.ask("door", Found(**{key: found[key] for key in ("name", "vision", "stage", "teaching")}))
    for group in case["groups"]:
        made = cast.ask("door", AddGroup(name=group["name"], thread=group["thread"])).made[0]
        cast.ids[f"group {group['key']}"] = made
    for one in case["organisations"]:
        asked = AddOrganisation(name=one["name"], group=cast.id(f"group {one['group']}"))
        cast.ids[f"organisation {one['key']}"] = cast.ask("door", asked).made[0]
    for person in case["people"]:
        _seat(cast, person)
    for session in case["sessions"]:
        if session["status"] == "ended":
            _hold(cast, session)


def _seat(cast: Cast, person: dict[str, Any]) -> None:
    asked = TakeSeat(
        nickname=person["nickname"],
        roles=tuple(person["roles"]),
        group=cast.id(_key("group", person["group"])),
        organisation=cast.id(_key("organisation", person["organisation"])),
        confirmed=bool(person["organisation"]),
    )
    seat = cast.ask("door", asked).made[0]
    cast.seats[person["nickname"]] = seat
    row = {"partnership": cast.partnership, "seat": seat, "door": "person", "created_at": now()}
    cast.context.database.work(lambda connection: connection.execute(insert(seats).values(row)))


def _key(kind: str, key: str) -> str:
    return f"{kind} {key}" if key else ""


def _plan(cast: Cast, session: dict[str, Any]) -> str:
    day = datetime.now(UTC).replace(hour=STARTS_AT_HOUR, minute=30, second=0, microsecond=0)
    starts_at = (day + timedelta(days=session["days"])).isoformat().replace("+00:00", "Z")
    return cast.sam(PlanSession(template=session["template"], title=session["title"], starts_at=starts_at))


def _hold(cast: Cast, session: dict[str, Any]) -> None:
    planned = _plan(cast, session)
    cast.sam(OpenSession(session=planned))
    for activity in activities_of(cast.view(), planned):
        cast.sam(MoveRoom(session=planned, activity=activity.id))
    cast.sam(EndSession(session=planned))


def go_live(cast: Cast) -> None:
    """Open the session that is going on when the case is looked at, where its second scoring is."""
    session = next(one for one in content("people")["sessions"] if one["status"] == "live")
    planned = _plan(cast, session)
    cast.sam(OpenSession(session=planned))
    for activity in activities_of(cast.view(), planned):
        cast.sam(MoveRoom(session=planned, activity=activity.id))
        if activity.block == session["activity"]:
            break
    cast.sam(LookAt(session=planned, focus=cast.id(session["focus"])))
