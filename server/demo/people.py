"""The partnership, its groups, organisations and people, and its sessions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from server.demo.cast import Cast
from server.store.clock import now
from server.store.tables import seats
from workshops.meeting.agenda import EndSession, LookAt, MoveRoom, OpenSession, PlanSession, activities_of
from workshops.meeting.explaining import ExplainWord
from workshops.meeting.partnership import AddOrganisation, Found
from workshops.meeting.people import AddGroup, TakeSeat

STARTS_AT_HOUR = 13


def play(cast: Cast) -> None:
    """Found the partnership, seat everybody, and hold the sessions that are over."""
    case = cast.content("people")
    found = case["partnership"]
    cast.ask("door", Found(**{key: found[key] for key in ("name", "vision", "stage", "teaching")}))
    groups = cast.make("door", [AddGroup(name=one["name"], thread=one["thread"]) for one in case["groups"]])
    cast.ids.update({f"group {one['key']}": made for one, made in zip(case["groups"], groups, strict=True)})
    listed = case["organisations"]
    organisations = cast.make("door", [_organisation(cast, one) for one in listed])
    cast.ids.update({f"organisation {one['key']}": made for one, made in zip(listed, organisations, strict=True)})
    _seat(cast, case["people"])
    for session in case["sessions"]:
        if session["status"] == "ended":
            _hold(cast, session)


def _organisation(cast: Cast, one: dict[str, Any]) -> AddOrganisation:
    return AddOrganisation(name=one["name"], group=cast.id(f"group {one['group']}"))


def _seat(cast: Cast, everybody: list[dict[str, Any]]) -> None:
    made = cast.make("door", [_place(cast, one) for one in everybody])
    cast.seats.update({one["nickname"]: seat for one, seat in zip(everybody, made, strict=True)})
    rows = [{"partnership": cast.partnership, "seat": seat, "door": "person", "created_at": now()} for seat in made]
    cast.context.database.work(lambda connection: connection.execute(insert(seats), rows))


def _place(cast: Cast, person: dict[str, Any]) -> TakeSeat:
    return TakeSeat(
        nickname=person["nickname"],
        roles=tuple(person["roles"]),
        group=cast.id(_key("group", person["group"])),
        organisation=cast.id(_key("organisation", person["organisation"])),
        confirmed=bool(person["organisation"]),
    )


def _key(kind: str, key: str) -> str:
    return f"{kind} {key}" if key else ""


def _plan(cast: Cast, session: dict[str, Any]) -> str:
    day = datetime.now(UTC).replace(hour=STARTS_AT_HOUR, minute=30, second=0, microsecond=0)
    starts_at = (day + timedelta(days=session["days"])).isoformat().replace("+00:00", "Z")
    return cast.lead(PlanSession(template=session["template"], title=session["title"], starts_at=starts_at))


def _hold(cast: Cast, session: dict[str, Any]) -> None:
    planned = _plan(cast, session)
    cast.lead(OpenSession(session=planned))
    moves = [MoveRoom(session=planned, activity=one.id) for one in activities_of(cast.view(), planned)]
    words = [one for one in cast.content("people")["explained"] if one["session"] == session["number"]]
    told = [ExplainWord(word=one["word"], meaning=one["meaning"]) for one in words]
    cast.make(cast.facilitator, [*moves, *told, EndSession(session=planned)])


def go_live(cast: Cast) -> None:
    """Plan the sessions that are still to come, and open the one that is going on when the case is looked at."""
    for session in cast.content("people")["sessions"]:
        if session["status"] == "planned":
            _plan(cast, session)
        if session["status"] == "live":
            _open(cast, session)


def _open(cast: Cast, session: dict[str, Any]) -> None:
    planned = _plan(cast, session)
    cast.lead(OpenSession(session=planned))
    for activity in activities_of(cast.view(), planned):
        cast.lead(MoveRoom(session=planned, activity=activity.id))
        if activity.block == session["activity"]:
            break
    cast.lead(LookAt(session=planned, focus=cast.id(session["focus"])))
