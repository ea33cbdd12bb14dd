"""The working-together agreement: positions, two objections of which one is met, signatures, acknowledgements."""

from __future__ import annotations

from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.agreement.operations import Begin, Reword, version_of
from workshops.artefacts.agreement.positions import AnswerObjection, TakePosition
from workshops.artefacts.agreement.records import Clause, Objection
from workshops.artefacts.agreement.signing import Acknowledge, Sign


def play(cast: Cast) -> None:
    """Begin from the library, reword, take positions, answer, sign and acknowledge."""
    case = cast.content("agreement")
    cast.lead(Begin())
    for one in case["rewordings"]:
        before = cast.named(Clause)[one["ref"]]
        asked = Reword(clause=before.id, basis_digest=before.digest, plain=one["plain"], formal=one["formal"])
        cast.lead(asked)
    clauses = cast.named(Clause)
    cast.ids.update({ref: clause.id for ref, clause in clauses.items()})
    speakers = _speakers(cast)
    _take_positions(cast, case, clauses, speakers)
    for answer in case["answers"]:
        _answer(cast, answer, clauses, speakers)
    for key in case["signed_by"]:
        _sign(cast, speakers[key], [one for ref, one in clauses.items() if ref not in case["without"]])
    cast.all([(who, Acknowledge(version=version_of(cast.view()))) for who in case["acknowledged_by"]])


def _speakers(cast: Cast) -> dict[str, dict[str, Any]]:
    """Who signs and speaks for each organisation."""
    return {one["organisation"]: one for one in cast.content("people")["people"] if "signs" in one}


def _take_positions(
    cast: Cast, case: dict[str, Any], clauses: dict[str, Clause], speakers: dict[str, dict[str, Any]]
) -> None:
    said = {(one["clause"], one["organisation"]): one for one in case["positions"]}
    for key, speaker in speakers.items():
        asked = []
        for ref, clause in clauses.items():
            one = said.get((ref, key), {"stance": case["otherwise"], "reason": "", "fix": ""})
            position = TakePosition(
                clause=clause.id,
                digest=clause.digest,
                stance=one["stance"],
                reason=one["reason"],
                fix=one["fix"],
                basis="invented",
            )
            asked.append((speaker["nickname"], position))
        cast.all(asked)


def _answer(
    cast: Cast, answer: dict[str, Any], clauses: dict[str, Clause], speakers: dict[str, dict[str, Any]]
) -> None:
    clause = clauses[answer["clause"]]
    organisation = cast.id(f"organisation {answer['organisation']}")
    raised = next(
        one for one in cast.view().of(Objection) if (one.clause, one.organisation) == (clause.id, organisation)
    )
    cast.lead(AnswerObjection(objection=raised.id, answer=answer["answer"], met=answer["met"]))
    if answer["then"]:
        position = TakePosition(clause=clause.id, digest=clause.digest, stance=answer["then"], basis="invented")
        cast.ask(speakers[answer["organisation"]]["nickname"], position)


def _sign(cast: Cast, speaker: dict[str, Any], clauses: list[Clause]) -> None:
    asked = Sign(
        **speaker["signs"],
        clauses=tuple(one.id for one in clauses),
        digests=tuple(one.digest for one in clauses),
        basis="invented",
    )
    cast.ask(speaker["nickname"], asked)
