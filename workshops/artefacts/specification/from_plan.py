"""Requirements from the action plan: what must still be done before the service runs as it should."""

from __future__ import annotations

from collections.abc import Iterator

from workshops.artefacts.pathways.actions import actions_of, is_open
from workshops.artefacts.pathways.change_records import Action
from workshops.artefacts.specification.proposals import Proposal, said
from workshops.marks import day_of
from workshops.state import View
from workshops.words import sentence


def mobilisation(here: View) -> Iterator[Proposal]:
    """One requirement for each action that is open; the one of an action that is done or dropped is left out again."""
    for one in actions_of(here):
        yield Proposal(
            origin=f"action:{one.id}",
            section="mobilisation",
            words=_words(one),
            sources=tuple(each for each in (one.id, one.pain_point, one.step) if each),
            basis=one.basis,
            missing=" ".join(_missing(one)),
            settled="" if is_open(one) else sentence(f"document.specification.settled.{one.status}"),
        )


def _words(one: Action) -> str:
    # A contract binds organisations, never a person: who does it there stands in the plan, which the thread leads to.
    return said(
        "action_sponsor" if one.sponsor else "action",
        who=one.agency or sentence("document.specification.unknown.agency"),
        words=one.words,
        day=day_of(one.due_on),
    )


def _missing(one: Action) -> Iterator[str]:
    if not one.agency:
        yield sentence("document.specification.missing.agency")
