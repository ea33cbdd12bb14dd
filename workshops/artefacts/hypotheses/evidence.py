"""Evidence, with the strength of its source."""

from __future__ import annotations

from workshops.admission import Stamp, operation
from workshops.artefacts.hypotheses.records import STRENGTHS, Evidence
from workshops.audiences import EVERYONE
from workshops.fields import choice, flag, reference, text
from workshops.meeting.contributing import Contribution
from workshops.meeting.people import authored
from workshops.meeting.records import BASES
from workshops.rules import Actor, is_participant
from workshops.state import Changes, View


@operation("hypotheses.add_evidence", allowed=is_participant)
class AddEvidence(Contribution):
    """Add what speaks for or against a hypothesis."""

    hypothesis: str = reference("hypotheses.hypothesis")
    words: str = text(600)
    strength: str = choice(*STRENGTHS)
    bearing: str = choice("for", "against", "mixed")
    lived: bool = flag(default=False)
    source: str = text(300, default="")
    basis: str = choice(*BASES, default="stated")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Evidence(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            hypothesis=self.hypothesis,
            words=self.words,
            strength=self.strength,
            bearing=self.bearing,
            lived=self.lived,
            source=self.source,
            basis=self.basis,
        )
        return Changes.of(put=[made, *authored(made, actor, stamp)])
