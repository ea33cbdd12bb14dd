"""Two wordings beside each other: the formal one may be improved, own words belong to whoever said them."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.outcomes.records import Outcome, ServiceQuality
from workshops.audiences import EVERYONE
from workshops.fields import reference, text
from workshops.leaning import bound
from workshops.meeting.contributing import Worded
from workshops.meeting.hiding import contribution
from workshops.meeting.people import authored, wrote
from workshops.meeting.quoting import quoting_no_more, unquoted
from workshops.meeting.records import Alternative, Authored
from workshops.meeting.sight import taken
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member, is_participant, rule
from workshops.state import Changes, Record, View
from workshops.wording import digest

WORDED = ("outcomes.outcome", "outcomes.service_quality")


@rule
def said_it(here: View, actor: Actor, asked: RewordOwn | Withdraw) -> bool:
    """Whether the actor put the outcome or the service quality there."""
    return wrote(here, asked.of)


def _worded(here: View, record_id: str) -> Outcome | ServiceQuality:
    found = here.get(record_id)
    if not isinstance(found, Outcome | ServiceQuality):
        raise Refused("missing", id=record_id)
    return found


def _kept_beside(of: str, field: str, words: str, actor: Actor, stamp: Stamp) -> list[Record]:
    kept = Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=of, field=field, words=words)
    return [kept, *authored(kept, actor, stamp)]


@operation("outcomes.word_formally", allowed=is_member)
class WordFormally(Operation):
    """Change the formal wording. ``basis_digest`` is the digest of the formal wording that the writer saw.

    Own words stay as they are. If the formal wording has moved on, the new one is kept beside it.
    """

    of: str = reference(*WORDED)
    basis_digest: str = text(64)
    formal: str = text(400)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = _worded(here, self.of)
        if self.basis_digest != digest(before.formal):
            return Changes.of(put=_kept_beside(self.of, "formal", self.formal, actor, stamp))
        return Changes.of(put=[replace(before, formal=self.formal)])


@operation("outcomes.reword_own", allowed=is_participant & said_it)
class RewordOwn(Worded):
    """Change what one said oneself. ``basis_digest`` is the digest of the own words that one saw."""

    of: str = reference(*WORDED)
    basis_digest: str = text(64)
    own_words: str = text(300)

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.of)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = _worded(here, self.of)
        if self.basis_digest != digest(before.own_words):
            return Changes.of(put=_kept_beside(self.of, "own_words", self.own_words, actor, stamp))
        return Changes.of(put=[replace(before, own_words=self.own_words)])


@operation("outcomes.withdraw", allowed=said_it, takes_back="of")
class Withdraw(Operation):
    """Take back what one said. The words are gone at once and leave the log.

    Where others have built on it (a formal wording beside own words, an indicator, a minority view), what they built
    stays, without those words, their source and the group; otherwise everything goes. A formal wording without own
    words beside it is what was said.
    """

    of: str = reference(*WORDED)

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.of)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        before = _worded(here, self.of)
        mine = [one for one in here.of(Authored) if one.record == self.of]
        beside = [one for one in here.of(Alternative) if one.of == self.of]
        if not before.own_words or not (before.formal or bound(here, {self.of, *(one.id for one in beside)})):
            whole = taken(here, before).changes.with_more(Changes.of(removed=mine))
            return quoting_no_more(here, whole, before)
        said = [one for one in beside if one.field == "own_words"]
        gone = replace(before, formal="", source="")
        left = unquoted(replace(before, own_words="", group="", source=""), gone)
        others = [one for one in beside if one.field != "own_words" and unquoted(one, gone) != one]
        put = [left, *(unquoted(one, gone) for one in others)]
        return quoting_no_more(here, Changes.of(put=put, removed=mine, erased=[before, *said, *others]), gone)
