"""Figures that people give for a whole map, with where they have them from."""

from __future__ import annotations

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.pathways.change_records import MEASURED, Measure
from workshops.artefacts.pathways.records import LONGEST_WAIT
from workshops.audiences import EVERYONE
from workshops.fields import choice, number, reference, text
from workshops.meeting.records import BASES
from workshops.refusal import Refused
from workshops.rules import Actor, is_member
from workshops.state import Changes, View


def measures_of(here: View, map_id: str) -> list[Measure]:
    """The figures given for a map, oldest first."""
    return [one for one in here.of(Measure) if one.map == map_id]


@operation("pathways.give_measure", allowed=is_member)
class GiveMeasure(Operation):
    """Give a figure for a whole map: stated by a source, or estimated. Giving it again replaces it.

    ``of`` "own" is a measure of one's own, named in ``words`` and with its ``unit``.
    """

    map: str = reference("pathways.map")
    of: str = choice(*MEASURED)
    value: float = number(0, LONGEST_WAIT)
    how: str = choice("stated", "estimated")
    words: str = text(80, default="")
    unit: str = text(40, default="")
    source: str = text(300, default="")
    owner: str = text(120, default="")
    basis: str = choice(*BASES, default="stated")

    def check(self, here: View, actor: Actor) -> None:
        if (self.of == "own") != bool(self.words.strip()):
            raise Refused("invalid", field="words")
        if self.of == "dropped" and self.value > 100:
            raise Refused("invalid", field="value")
        if self.how == "stated" and not self.source.strip():
            raise Refused("invalid", field="source")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        same = (one for one in measures_of(here, self.map) if (one.of, _folded(one.words)) == self._named())
        before = next(same, None)
        made = Measure(
            id=before.id if before else stamp.new_id(EVERYONE),
            audience=EVERYONE,
            map=self.map,
            of=self.of,
            words=self.words,
            value=self.value,
            unit=self.unit,
            how=self.how,
            source=self.source,
            owner=self.owner,
            basis=self.basis,
        )
        return Changes.of(put=[made])

    def _named(self) -> tuple[str, str]:
        return self.of, _folded(self.words)


def _folded(words: str) -> str:
    return words.casefold().strip()


@operation("pathways.remove_measure", allowed=is_member)
class RemoveMeasure(Operation):
    """Take a figure away."""

    measure: str = reference("pathways.measure")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(removed=[here.require(Measure, self.measure)])
