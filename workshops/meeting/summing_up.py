"""What a session comes to: from what stood when it began and what stands when it ends."""

from __future__ import annotations

from collections import Counter
from typing import Final

from workshops.admission import Stamp
from workshops.audiences import EVERYONE
from workshops.meeting.records import Session
from workshops.meeting.session_records import KindCount, Opened, Parked, Summary
from workshops.state import Record, View

MADE_IN_THE_ROOM: Final = ("meeting.explained", "meeting.minority_view", "meeting.parked")
DECIDED_AT: Final = ("found_at", "signed_at", "answered_at", "adopted_at", "approved_at", "agreed_at")


def opened(here: View, session: Session, stamp: Stamp) -> Opened:
    """The note of what stands at the beginning."""
    counts = tuple(KindCount(kind, count) for kind, count in sorted(standing(here).items()))
    return Opened(id=stamp.new_id(EVERYONE), audience=EVERYONE, session=session.id, at=stamp.at, counts=counts)


def standing(here: View) -> Counter[str]:
    """How many records of each kind everybody sees, of those that people make in a session."""
    return Counter(one.kind for one in here.only(EVERYONE).records() if _made(one))


def _made(one: Record) -> bool:
    return not one.kind.startswith("meeting.") or one.kind in MADE_IN_THE_ROOM


def summary(here: View, session: Session, stamp: Stamp) -> Summary:
    """What the session came to, as it ends."""
    begun = next((one for one in here.of(Opened) if one.session == session.id), None)
    since = begun.at if begun else ""
    return Summary(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        session=session.id,
        opened_at=since,
        ended_at=stamp.at,
        made=_more(standing(here), begun),
        decisions=tuple(one.id for one in here.only(EVERYONE).records() if since and _decided_at(one) >= since),
        parked=tuple(one.id for one in here.of(Parked) if one.session == session.id and one.status == "open"),
        promised=tuple(
            one.id for one in here.only(EVERYONE).records() if since and getattr(one, "promised_at", "") >= since
        ),
        next_sessions=tuple(one.id for one in here.of(Session) if one.status == "planned"),
    )


def _more(now: Counter[str], begun: Opened | None) -> tuple[KindCount, ...]:
    before = Counter({one.kind: one.count for one in begun.counts}) if begun else Counter[str]()
    return tuple(KindCount(kind, count) for kind, count in sorted((now - before).items()))


def _decided_at(one: Record) -> str:
    return next((held for name in DECIDED_AT if (held := str(getattr(one, name, "")))), "")
