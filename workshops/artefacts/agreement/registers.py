"""The agreement's tables, for the document and for workbooks."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.artefacts.agreement.operations import clauses_of
from workshops.artefacts.agreement.phrases import became_of, party_name, say, state_in_words
from workshops.artefacts.agreement.positions import standing
from workshops.artefacts.agreement.records import Clause, EarlierText, Objection, Position, Signature
from workshops.artefacts.agreement.signing import party_of
from workshops.document import Cell, Table
from workshops.marks import basis_in_words, day_of, listed, name_of
from workshops.state import View
from workshops.words import sentence


def _table(key: str, columns: str, rows: Sequence[tuple[Cell, ...]], widths: tuple[int, ...] = ()) -> Table:
    """A table with the named columns, whose headings are shared by all tables of the agreement."""
    header = tuple(say(f"column.{one}") for one in columns.split())
    return Table(say(f"table.{key}.name"), say(f"table.{key}"), header, tuple(rows), widths)


def sheets(view: View, clauses: Sequence[Clause]) -> tuple[Table, ...]:
    """The sheets of a workbook."""
    return (
        _clauses(view, clauses),
        _positions(view, clauses),
        objections(view),
        signatures(view),
        _signed_texts(view, clauses),
        exact_texts(clauses),
        *((_earlier(view, clauses),) if view.of(EarlierText) else ()),
    )


def _clauses(view: View, clauses: Sequence[Clause]) -> Table:
    columns = "ref section title plain formal version state asks"
    rows = [
        (
            one.ref,
            one.section,
            one.title,
            one.plain,
            one.formal,
            one.version,
            state_in_words(view, standing(view, one)),
            "; ".join(one.asks),
        )
        for one in clauses
    ]
    return _table("clauses", columns, rows)


def _positions(view: View, clauses: Sequence[Clause]) -> Table:
    known = {one.id: one for one in clauses}
    held = sorted((one for one in view.of(Position) if one.clause in known), key=lambda one: known[one.clause].order)
    rows = [
        (
            known[one.clause].ref,
            name_of(view, one.organisation),
            sentence(f"common.stance.{one.stance}"),
            one.reason,
            one.fix,
            say("wording.present" if one.digest == known[one.clause].digest else "wording.earlier"),
            basis_in_words(one.basis),
        )
        for one in held
    ]
    return _table("positions", "ref organisation answer reason fix wording basis", rows)


def objections(view: View) -> Table:
    """Every objection that was ever made, and what became of it."""
    rows = [
        (
            view.require(Clause, one.clause).ref,
            name_of(view, one.organisation),
            one.reason,
            one.fix,
            one.answer or say("no_answer"),
            became_of(view, one),
            basis_in_words(one.basis),
        )
        for one in view.of(Objection)
    ]
    return _table("objections", "ref organisation reason fix done became basis", rows, (2, 3, 4, 4, 4, 3, 2))


def signatures(view: View) -> Table:
    """Every signature, oldest first; a later one adds to an earlier one."""
    rows = [
        (
            party_name(view, party_of(one)),
            one.name,
            one.role,
            one.authority,
            day_of(one.signed_at),
            one.version,
            _covered(view, one),
            basis_in_words(one.basis),
        )
        for one in view.of(Signature)
    ]
    columns = "party name role authority date version covers basis"
    return _table("signatures", columns, rows, (3, 3, 3, 4, 2, 1, 3, 2))


def _covered(view: View, signature: Signature) -> str:
    signed = {one.clause for one in signature.clauses}
    inside = [one.ref for one in clauses_of(view) if one.id in signed]
    outside = [one.ref for one in clauses_of(view) if one.id not in signed]
    if not outside:
        return say("covers.all", count=len(inside))
    return say("covers.but", clauses=listed(outside)) if len(outside) < len(inside) else listed(inside)


def _signed_texts(view: View, clauses: Sequence[Clause]) -> Table:
    known = {one.id: one for one in clauses}
    rows = [
        (
            party_name(view, party_of(signature)),
            known[one.clause].ref,
            day_of(signature.signed_at),
            one.digest,
            say("wording.present" if one.digest == known[one.clause].digest else "wording.earlier"),
        )
        for signature in view.of(Signature)
        for one in signature.clauses
        if one.clause in known
    ]
    return _table("signed_texts", "party ref date digest wording", rows)


def _earlier(view: View, clauses: Sequence[Clause]) -> Table:
    """Every wording that a clause had before, and in which versions of the agreement."""
    rows = [
        (
            one.ref,
            held.version,
            say("versions", first=held.since, last=held.until - 1),
            held.plain,
            held.formal,
            held.digest,
        )
        for one in clauses
        for held in view.of(EarlierText)
        if held.clause == one.id
    ]
    return _table("earlier", "ref version agreement plain formal digest", rows)


def exact_texts(clauses: Sequence[Clause], apart: str = "") -> Table:
    """The hash of every clause's present text; ``apart`` parts it into eight pieces, so that it fits on paper."""
    rows = [(one.ref, one.version, parted(one.digest, apart)) for one in clauses]
    return _table("exact_texts", "ref version digest", rows, (2, 1, 9))


def parted(digest: str, apart: str) -> str:
    """A hash in eight pieces with something between them."""
    return apart.join(digest[place : place + 8] for place in range(0, len(digest), 8)) if apart else digest
