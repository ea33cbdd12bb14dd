"""Whatever people do, in whatever order: what was signed stays signed, and no objection is lost."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.agreement.rooms import Agreement
from workshops import Operation, Refused
from workshops.artefacts.agreement.operations import Reword, clauses_of, version_of
from workshops.artefacts.agreement.positions import AnswerObjection, standing
from workshops.artefacts.agreement.records import STANCES, Objection, Signature
from workshops.artefacts.agreement.signing import open_clauses

REFS = ("WTA-01", "WTA-02", "WTA-03")
VERBS = ("reword", "stale", "position", "answer", "sign", "acknowledge")
Move = tuple[str, str, str, str]
MOVES = st.lists(
    st.tuples(
        st.sampled_from(VERBS), st.sampled_from(REFS), st.sampled_from(("lena", "anita")), st.sampled_from(STANCES)
    ),
    max_size=20,
)


def tried(agreement: Agreement, move: Move, turn: int) -> None:
    """Try a move; being refused is no failure."""
    verb, ref, who, stance = move
    seat = getattr(agreement, who) if verb in ("position", "sign", "acknowledge") else agreement.sam
    with suppress(Refused, LookupError):
        agreement.room.does(seat, asked(agreement, verb, (ref, stance), turn))


def asked(agreement: Agreement, verb: str, about: tuple[str, str], turn: int) -> Operation:
    ref, stance = about
    clause = agreement.clause(ref)
    if verb in ("reword", "stale"):
        basis = clause.digest if verb == "reword" else "0" * 64
        return Reword(clause=clause.id, basis_digest=basis, plain=f"Wording {turn % 4}", formal=clause.formal)
    if verb == "position":
        return agreement.position(ref, stance, f"Reason {turn % 2}", "Another wording")
    if verb == "answer":
        latest = agreement.room.view(agreement.sam).of(Objection)[-1]
        return AnswerObjection(objection=latest.id, answer="Reworded", met=turn % 2 == 0)
    return agreement.signing(ref) if verb == "sign" else agreement.acknowledging()


@settings(max_examples=60)
@given(MOVES)
def test_open_is_exactly_what_was_never_signed_as_it_stands(moves: list[Move]) -> None:
    agreement = Agreement()
    for turn, move in enumerate(moves):
        tried(agreement, move, turn)
    here = agreement.room.view(agreement.robin)
    for party in (agreement.harbour, agreement.housing):
        texts = {
            (one.clause, one.digest)
            for held in here.of(Signature)
            for one in held.clauses
            if held.organisation == party
        }
        still_open = {one.ref for one in open_clauses(here, party)}
        assert still_open == {one.ref for one in clauses_of(here) if (one.id, one.digest) not in texts}


@settings(max_examples=60)
@given(MOVES)
def test_no_signature_and_no_objection_is_ever_lost_or_reworded(moves: list[Move]) -> None:
    agreement = Agreement()
    signed: list[Signature] = []
    objected: list[tuple[str, str, str]] = []
    version = 1
    for turn, move in enumerate(moves):
        tried(agreement, move, turn)
        here = agreement.room.view(agreement.robin)
        objections = [(one.id, one.reason, one.fix) for one in here.of(Objection)]
        assert here.of(Signature)[: len(signed)] == signed
        assert objections[: len(objected)] == objected
        assert version_of(here) >= version
        signed, objected, version = here.of(Signature), objections, version_of(here)


@settings(max_examples=60)
@given(MOVES)
def test_every_organisation_stands_somewhere_once(moves: list[Move]) -> None:
    agreement = Agreement()
    for turn, move in enumerate(moves):
        tried(agreement, move, turn)
    here = agreement.room.view(agreement.robin)
    for clause in clauses_of(here):
        held = standing(here, clause)
        everybody = [*held.agrees, *held.reservations, *held.objects, *held.waiting]
        assert sorted(everybody) == sorted([agreement.harbour, agreement.housing])
        assert (held.state == "objection") == bool(held.objects)


@settings(max_examples=30)
@given(MOVES)
def test_the_log_folds_to_the_same_agreement(moves: list[Move]) -> None:
    agreement = Agreement()
    for turn, move in enumerate(moves):
        tried(agreement, move, turn)
    again = agreement.room.replayed()
    for stream in agreement.room.state.streams():
        assert again.records(stream) == agreement.room.state.records(stream)
