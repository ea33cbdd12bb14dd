"""What a requirement is drafted as, before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.specification.wordings import strength_in
from workshops.state import View
from workshops.words import sentence

SET_ASIDE = ("parked", "superseded", "not_supported")


@dataclass(frozen=True)
class Proposal:
    """One requirement as the artefacts give it. ``origin`` is the same each time it is drafted.

    ``settled`` says why it is not needed any more, of what is over.
    """

    origin: str
    section: str
    words: str
    plain: str = ""
    sources: tuple[str, ...] = ()
    basis: str = "stated"
    missing: str = ""
    settled: str = ""

    @property
    def strength(self) -> str:
        """MUST, SHOULD or MAY, as its words say."""
        return strength_in(self.words)


def said(key: str, **values: str) -> str:
    """A sentence of the draft, with what people said set into it without its final stop."""
    clean = {name: one.strip().rstrip(".") for name, one in values.items()}
    return sentence(f"document.specification.draft.{key}", "en", **clean)


def leaning_on(here: View, step_ids: Iterable[str]) -> tuple[str, ...]:
    """The hypotheses about any of the steps that were not set aside, by number."""
    about = set(step_ids) - {""}
    found = [one for one in here.of(Hypothesis) if about & set(one.steps) and one.status not in SET_ASIDE]
    return tuple(one.id for one in sorted(found, key=lambda one: one.order))
