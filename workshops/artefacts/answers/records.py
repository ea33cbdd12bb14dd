"""Promises of an answer, answers, and what those say to them who asked."""

from __future__ import annotations

from typing import Final

from workshops.fields import choice, reference, references
from workshops.meeting.quoting import Quoting
from workshops.meeting.records import Contributed
from workshops.state import Record, record

VERDICTS: Final = ("did", "not_yet", "cannot")
MEANT: Final = ("yes", "partly", "no")


@record("answers.promise")
class Promise(Record):
    """Somebody owes an answer to a contribution by a day (ISO 8601). ``first_due`` stays when the day is moved.

    ``of`` is empty once the contribution was taken back.
    """

    of: str = reference(leads="here", default="")
    owner: str = reference("meeting.seat", default="")
    due: str
    first_due: str
    promised_at: str
    session: str = reference("meeting.session", default="")


@record("answers.answer")
class Answer(Quoting):
    """What became of a contribution: done, not yet, or it cannot be done; why, and who decided.

    ``changed`` names what is different because of it.
    """

    of: str = reference(leads="here", default="")
    promise: str = reference("answers.promise", default="")
    verdict: str = choice(*VERDICTS)
    words: str
    decided_by: str
    changed: tuple[str, ...] = references(most=20, default=())
    answered_at: str


@record("answers.reply")
class Reply(Contributed):
    """'Is that what you meant?', answered by whoever said it, without a name."""

    answer: str = reference("answers.answer", leads="here", default="")
    meant: str = choice(*MEANT)
    words: str = ""
