"""Words and what they mean here, in plain language: said once, and kept for every later session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE
from workshops.fields import reference, text
from workshops.leaning import bound
from workshops.meeting.agenda import live_session
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_facilitator
from workshops.search import plain
from workshops.state import Changes, Record, View, record
from workshops.wording import digest


@dataclass(frozen=True)
class Meant:
    """What a word meant until it was reworded."""

    word: str
    meaning: str
    until: str


@record("meeting.explained")
class Explained(Record):
    """A word, and what it means here. ``shown_at`` and ``activity`` say when it was last put before the room.

    ``said_at`` is when it was first explained; ``before`` is what was said until each rewording, oldest first.
    """

    spare: ClassVar[tuple[str, ...]] = ("before",)

    word: str
    meaning: str
    shown_at: str
    activity: str = reference("meeting.activity", default="")
    said_at: str = ""
    before: tuple[Meant, ...] = ()


def explained_words(here: View, at: str = "") -> list[Explained]:
    """Every word that was explained, in the order of the alphabet; with a time, as they were explained then."""
    found = [_as_said(one, at) for one in here.of(Explained) if one.said_at <= at] if at else here.of(Explained)
    return sorted(found, key=lambda one: (_spelt(one.word), one.id))


def _as_said(one: Explained, at: str) -> Explained:
    then = next((each for each in one.before if each.until > at), None)
    return replace(one, word=then.word, meaning=then.meaning) if then else one


def _spelt(word: str) -> str:
    return plain(word).strip()


def _not_explained_yet(here: View, word: str, but: str = "") -> None:
    if any(_spelt(one.word) == _spelt(word) for one in here.of(Explained) if one.id != but):
        raise Refused("taken", field="word")


def _activity(here: View) -> str:
    """Where the room is now."""
    session = live_session(here)
    return session.activity if session else ""


@operation("meeting.explain_word", allowed=is_facilitator)
class ExplainWord(Operation):
    """Tell everybody what a word means here. A word is explained once; after that it is reworded."""

    word: str = text(60)
    meaning: str = text(200)

    def check(self, here: View, actor: Actor) -> None:
        _not_explained_yet(here, self.word)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Explained(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            word=self.word,
            meaning=self.meaning,
            shown_at=stamp.at,
            activity=_activity(here),
            said_at=stamp.at,
        )
        return Changes.of(put=[made])


@operation("meeting.reword_explained", allowed=is_facilitator)
class RewordExplained(Operation):
    """Say it better. ``basis_digest`` is the digest of word and meaning as the actor saw them; later ones are stale."""

    explained: str = reference("meeting.explained")
    word: str = text(60)
    meaning: str = text(200)
    basis_digest: str = text(64)

    def check(self, here: View, actor: Actor) -> None:
        before = here.require(Explained, self.explained)
        if self.basis_digest != digest(before.word, before.meaning):
            raise Refused("stale", id=before.id)
        _not_explained_yet(here, self.word, before.id)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        one = here.require(Explained, self.explained)
        before = (*one.before, Meant(one.word, one.meaning, until=stamp.at))
        return Changes.of(put=[replace(one, word=self.word, meaning=self.meaning, before=before)])


@operation("meeting.show_explained", allowed=is_facilitator)
class ShowExplained(Operation):
    """Put a word that was explained before the room again."""

    explained: str = reference("meeting.explained")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = here.require(Explained, self.explained)
        return Changes.of(put=[replace(before, shown_at=stamp.at, activity=_activity(here))])


@operation("meeting.take_away_explained", allowed=is_facilitator)
class TakeAwayExplained(Operation):
    """Take a word away from everybody. What it said leaves the log; refused while what stands rests on it."""

    explained: str = reference("meeting.explained")

    def check(self, here: View, actor: Actor) -> None:
        if bound(here, {self.explained}):
            raise Refused("closed", reason="explained")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(erased=[here.require(Explained, self.explained)])
