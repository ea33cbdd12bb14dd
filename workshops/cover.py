"""The cover of every document: what it is, who answers for it, how it stood, and how much is not agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from workshops.document import Document, Note, Section
from workshops.marks import day_of, say
from workshops.meeting.partnership import partnership_of
from workshops.meeting.records import Seat, Session
from workshops.state import View
from workshops.words import sentence

CODES: Final = {
    "agreement": "WTA",
    "hypotheses": "HYP",
    "outcomes": "OUT",
    "specification": "SPEC",
    "framework": "REQ",
    "changes": "CHG",
    "certificate": "CRT",
    "pathways": "MAP",
    "answers": "ANS",
}
UNCOUNTED: Final = frozenset({"projector", "observer"})


def begun(view: View, moment: str, artefact: str, not_agreed: int) -> Document:
    """A document with nothing but its cover, for the artefact of that name, dated by ``moment`` (ISO 8601).

    ``not_agreed`` counts what the document lists as not agreed. Its kind is the sentence `document.<artefact>.kind`.
    """
    partnership = partnership_of(view)
    reference = f"CG-{partnership.id[:6].upper()}-{CODES[artefact]}"
    return Document(
        title=partnership.name,
        kind=sentence(f"document.{artefact}.kind"),
        subtitle=partnership.vision,
        reference=reference,
        date=moment[:10],
        cover=((say("cover.reference"), reference), *_rows(view, moment, not_agreed)),
        tag=partnership.teaching,
    )


def marked(document: Document, reference: str = "", version: str = "") -> Document:
    """The document with a reference of its own and a version, on its cover too; version "0" has not been published."""
    reference, told = reference or document.reference, say("cover.unpublished") if version == "0" else version
    first = ((say("cover.reference"), reference), *(((say("cover.version"), told),) if told else ()))
    return replace(document, reference=reference, version=version, cover=(*first, *document.cover[1:]))


def titled(document: Document, title: str) -> Document:
    """The document under a title of its own, and below it the partnership's name where the title does not begin so."""
    return replace(document, title=title, subtitle="" if title.startswith(document.title) else document.title)


def _rows(view: View, moment: str, not_agreed: int) -> tuple[tuple[str, str], ...]:
    named = {
        "owner": _people(view, "facilitator"),
        "approver": _people(view, "commissioner"),
        "stage": say(f"stage.{partnership_of(view).stage}"),
        "moment": _moment(moment),
        "review": "",
        "marking": say("marking"),
        "made_by": _made_by(view),
        "not_agreed": say("not_agreed", count=not_agreed) if not_agreed else say("all_agreed"),
    }
    return tuple((say(f"cover.{key}"), value or say("not_named")) for key, value in named.items())


def _moment(moment: str) -> str:
    return say("at", day=day_of(moment), time=f"{datetime.fromisoformat(moment):%H:%M}") if len(moment) > 10 else ""


def _people(view: View, role: str) -> str:
    """Organisational roles are named, other people never are."""
    return "; ".join(say("who", name=one.nickname, role=say(f"role.{role}")) for one in _seats(view, role))


def _seats(view: View, role: str) -> list[Seat]:
    return [one for one in view.of(Seat) if role in one.roles]


def _made_by(view: View) -> str:
    people = [one for one in view.of(Seat) if not UNCOUNTED & set(one.roles)]
    groups = {one.group for one in people if one.group}
    held = [one for one in view.of(Session) if one.status != "planned"]
    counted = {"people": len(people), "groups": len(groups), "sessions": len(held)}
    return ", ".join(say(f"count.{key}", count=count) for key, count in counted.items())


def teaching_notes(view: View, artefact: str) -> tuple[Note, ...]:
    """In a teaching example, what of the artefact is invented: the sentence `document.<artefact>.invented`."""
    if not partnership_of(view).teaching:
        return ()
    return (Note("invented", sentence(f"document.{artefact}.invented")),)


def left_out(*reasons: str) -> Section:
    """The section that says what is not in the document, and why."""
    return Section(say("left_out"), tuple(Note("info", one) for one in reasons if one))
