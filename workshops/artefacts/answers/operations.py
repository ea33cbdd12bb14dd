"""Promising an answer, giving it, and saying whether that was meant."""

from __future__ import annotations

from datetime import date

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.answers.records import MEANT, VERDICTS, Answer, Promise, Reply
from workshops.audiences import EVERYONE
from workshops.fields import choice, reference, references, text
from workshops.meeting.agenda import live_session
from workshops.meeting.contributing import Worded
from workshops.meeting.hiding import contribution
from workshops.meeting.people import authored, wrote
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_commissioner, is_facilitator, is_member, is_participant, rule
from workshops.state import Changes, View


@rule
def asked_it(here: View, actor: Actor, asked: SayWhetherMeant) -> bool:
    """Whether the actor made the contribution that was answered: told in the actor's own stream alone."""
    return wrote(here, here.require(Answer, asked.answer).of)


def _a_day(due: str) -> None:
    """Refuse what is no day, or one in another form than YYYY-MM-DD: days are put in order as they are written."""
    try:
        written = date.fromisoformat(due).isoformat()
    except ValueError:
        written = ""
    if written != due or not due:
        raise Refused("invalid", field="due")


def promise_for(here: View, contribution_id: str) -> Promise | None:
    """The promise of an answer to a contribution."""
    return next((one for one in here.of(Promise) if one.of == contribution_id), None)


@operation("answers.promise", allowed=is_facilitator | is_commissioner)
class PromiseAnswer(Operation):
    """Promise an answer to a contribution: who owes it, and by which day."""

    of: str = reference()
    owner: str = reference("meeting.seat", default="")
    due: str = text(10)

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.of)
        _a_day(self.due)
        if promise_for(here, self.of) is not None:
            raise Refused("taken", reason="promised")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        session = live_session(here)
        made = Promise(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            of=self.of,
            owner=self.owner,
            due=self.due,
            first_due=self.due,
            promised_at=stamp.at,
            session=session.id if session else "",
        )
        return Changes.of(put=[made])


@operation("answers.move", allowed=is_facilitator | is_commissioner)
class MovePromise(Operation):
    """Give a promise another owner or another day. The day first named stays beside it."""

    promise: str = reference("answers.promise")
    owner: str = reference("meeting.seat", default="")
    due: str = text(10)

    def check(self, here: View, actor: Actor) -> None:
        _a_day(self.due)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(Promise, self.promise), owner=self.owner, due=self.due)])


@operation("answers.answer", allowed=is_member | is_commissioner)
class GiveAnswer(Operation):
    """Say what became of a contribution: what was done, or when it will be, or why it cannot; and who decided.

    'Not yet' needs the day of the next answer.
    """

    of: str = reference()
    verdict: str = choice(*VERDICTS)
    words: str = text(600)
    decided_by: str = text(120)
    due: str = text(10, default="")
    changed: tuple[str, ...] = references(most=20, default=())

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.of)
        if self.verdict == "not_yet" or self.due:
            _a_day(self.due)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        promise = promise_for(here, self.of) or self._promised_now(actor, stamp)
        answer = Answer(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            of=self.of,
            promise=promise.id if promise else "",
            verdict=self.verdict,
            words=self.words,
            decided_by=self.decided_by,
            changed=self.changed,
            answered_at=stamp.at,
        )
        return Changes.of(put=[answer, *([replace(promise, due=self.due or promise.due)] if promise else [])])

    def _promised_now(self, actor: Actor, stamp: Stamp) -> Promise | None:
        if self.verdict != "not_yet":
            return None
        return Promise(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            of=self.of,
            owner=actor.seat,
            due=self.due,
            first_due=self.due,
            promised_at=stamp.at,
        )


@operation("answers.reply", allowed=is_participant & asked_it)
class SayWhetherMeant(Worded):
    """Say whether an answer is what one meant. Only whoever said it, once for each answer; nobody learns who."""

    answer: str = reference("answers.answer")
    meant: str = choice(*MEANT)
    words: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        if any(one.answer == self.answer and wrote(here, one.id) for one in here.of(Reply)):
            raise Refused("taken", reason="replied")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Reply(
            id=stamp.new_id(EVERYONE), audience=EVERYONE, answer=self.answer, meant=self.meant, words=self.words
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])
