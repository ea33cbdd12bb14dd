"""Published results: quoted as they stand, with the direction of their scale. They never become votes."""

from __future__ import annotations

from typing import Final

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.hypotheses.records import PublishedResult
from workshops.audiences import EVERYONE
from workshops.fields import number, reference, text
from workshops.refusal import Refused
from workshops.replacing import replace
from workshops.rules import Actor, is_member
from workshops.state import Changes, View

FURTHEST: Final = 1_000_000
HALF_WAY: Final = 0.05


@operation("hypotheses.quote_result", allowed=is_member)
class QuoteResult(Operation):
    """Quote a result of others, beside a hypothesis or by itself. ``low_words`` say what ``scale_from`` means."""

    statement: str = text(300)
    source: str = text(300)
    low_words: str = text(60)
    high_words: str = text(60)
    scale_from: float = number(-FURTHEST, FURTHEST, default=0)
    scale_to: float = number(-FURTHEST, FURTHEST, default=100)
    lowest: float | None = number(-FURTHEST, FURTHEST, default=None)
    highest: float | None = number(-FURTHEST, FURTHEST, default=None)
    average: float | None = number(-FURTHEST, FURTHEST, default=None)
    note: str = text(400, default="")
    sample: str = text(400, default="")
    hypothesis: str = reference("hypotheses.hypothesis", default="")

    def check(self, here: View, actor: Actor) -> None:
        if self.scale_from >= self.scale_to:
            raise Refused("invalid", field="scale_to")
        if self.low_words.strip().casefold() == self.high_words.strip().casefold():
            raise Refused("invalid", field="high_words")
        least = self.scale_from
        for name in ("lowest", "average", "highest"):
            value = getattr(self, name)
            if value is not None and not least <= value <= self.scale_to:
                raise Refused("invalid", field=name)
            least = least if value is None else value

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        quoted = PublishedResult(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            hypothesis=self.hypothesis,
            statement=self.statement,
            source=self.source,
            low_words=self.low_words,
            high_words=self.high_words,
            scale_from=self.scale_from,
            scale_to=self.scale_to,
            lowest=self.lowest,
            highest=self.highest,
            average=self.average,
            note=self.note,
            sample=self.sample,
        )
        return Changes.of(put=[quoted])


@operation("hypotheses.place_quote", allowed=is_member)
class PlaceQuote(Operation):
    """Put a published result beside a hypothesis, or beside none."""

    quote: str = reference("hypotheses.published_result")
    hypothesis: str = reference("hypotheses.hypothesis", default="")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[replace(here.require(PublishedResult, self.quote), hypothesis=self.hypothesis)])


@operation("hypotheses.remove_quote", allowed=is_member)
class RemoveQuote(Operation):
    """Take a published result away, for one that was quoted wrongly."""

    quote: str = reference("hypotheses.published_result")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(removed=[here.require(PublishedResult, self.quote)])


def leaning(one: PublishedResult) -> str:
    """The end of the scale that the average is nearer to: "low", "high", "middle", or "" without an average."""
    if one.average is None:
        return ""
    along = (one.average - one.scale_from) / (one.scale_to - one.scale_from)
    if abs(along - 0.5) <= HALF_WAY:
        return "middle"
    return "low" if along < 0.5 else "high"
