"""How positions, objections and signatures are told in documents."""

from __future__ import annotations

from workshops.artefacts.agreement.positions import Standing, stands
from workshops.artefacts.agreement.records import Adoption, Clause, Objection, Position, Signature
from workshops.artefacts.agreement.signing import open_clauses, party_of, signatures_of
from workshops.marks import day_of, listed, marked, name_of
from workshops.state import View
from workshops.words import sentence


def say(key: str, **values: object) -> str:
    """A sentence of the agreement's document."""
    return sentence(f"document.agreement.{key}", "en", **values)


def names(view: View, organisations: tuple[str, ...]) -> str:
    """Organisations in a row."""
    return listed([name_of(view, one) for one in organisations])


def party_name(view: View, party: str) -> str:
    """The organisation's name, or the name that a person signed with."""
    return name_of(view, party) or next(one.name for one in view.of(Signature) if party_of(one) == party)


def state_in_words(view: View, held: Standing) -> str:
    """How a clause stands, in one or two sentences."""
    told = [say("state.objection", names=names(view, held.objects))] if held.objects else []
    if held.waiting:
        told.append(say("waiting_for", names=names(view, held.waiting)))
    if told or held.state == "waiting":
        return " ".join(told) or say("state.nobody")
    if held.reservations:
        return say("state.reservations", count=len(held.reservations))
    return say("state.agreed")


def objection_in_words(view: View, one: Objection) -> str:
    """An objection with its reason, what would fix it, and what was done about it so far."""
    told = say("objection", organisation=name_of(view, one.organisation), reason=one.reason, fix=one.fix)
    answered = f"{told} {say('objection.answer', answer=one.answer)}" if one.answer else told
    return marked(answered, one.basis)


def reservation_in_words(view: View, one: Position) -> str:
    """A reservation with its reason, and whether it was to an earlier wording."""
    clause = view.require(Clause, one.clause)
    told = say("reservation", organisation=name_of(view, one.organisation), reason=one.reason)
    return marked(told if one.digest == clause.digest else f"{told} {say('earlier_wording')}", one.basis)


def adopted_in_words(one: Adoption) -> str:
    """Which version was adopted, and when."""
    return say("adopted", version=one.version, day=day_of(one.adopted_at), words=one.words).strip()


def at_clause(view: View, clause: str, told: str) -> str:
    """What is told of a clause, with its ref and title before it."""
    found = view.require(Clause, clause)
    return say("at_clause", ref=found.ref, title=found.title, told=told)


def became_of(view: View, one: Objection) -> str:
    """What became of an objection."""
    if stands(view, one):
        return say("became.answered" if one.met else "became.stands")
    return say("became.met" if one.met else "became.taken_back")


def open_in_words(view: View, party: str) -> str:
    """What a party has still to sign."""
    still = [one.ref for one in open_clauses(view, party)]
    if not signatures_of(view, party):
        return say("open.all", name=party_name(view, party))
    return say("open.some", name=party_name(view, party), clauses=listed(still))
