"""The certificate: who signed exactly which words, when, and how anybody can verify that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshops.artefacts.agreement.adopting import adoption_of
from workshops.artefacts.agreement.history import text_of
from workshops.artefacts.agreement.operations import clauses_of, version_of
from workshops.artefacts.agreement.phrases import adopted_in_words, open_in_words, party_name
from workshops.artefacts.agreement.records import Clause, Signature
from workshops.artefacts.agreement.registers import parted
from workshops.artefacts.agreement.signing import open_clauses, parties_of, party_of, signatures_of
from workshops.cover import begun, left_out, marked, teaching_notes
from workshops.document import Block, Cell, Document, ItemList, Note, Paragraph, Section, Table, numbered
from workshops.document import Clause as Statement
from workshops.marks import basis_in_words, day_of
from workshops.state import View
from workshops.words import sentence

STEPS = ("plain_then_formal", "normal", "bytes", "length", "hash", "compare")


def say(key: str, **values: object) -> str:
    """A sentence of this document."""
    return sentence(f"document.certificate.{key}", "en", **values)


def certificate_document(view: View, moment: str) -> Document:
    """The certificate as the reader sees it; ``moment`` is the ISO 8601 time of the last entry."""
    waiting = [one for one in parties_of(view) if open_clauses(view, one)]
    signed = [one for one in parties_of(view) if signatures_of(view, one)]
    texts = tuple(_texts(view))
    sections = (
        Section(say("about"), (*_about(view), *teaching_notes(view, "agreement"))),
        *((Section(say("open"), (ItemList(tuple(open_in_words(view, one) for one in waiting)),)),) if waiting else ()),
        *(Section(party_name(view, one), tuple(_party(view, one))) for one in signed),
        *((Section(say("texts"), (Paragraph(say("texts.words")), *texts)),) if texts else ()),
        Section(say("verify"), (Paragraph(say("verify.words")), _how())),
        left_out(say("left_out")),
    )
    return replace(
        marked(begun(view, moment, "certificate", len(waiting)), version=str(version_of(view))),
        status=_status(view, bool(signed), bool(waiting)),
        blocks=numbered(sections),
        registers=(_every(view),),
    )


def _status(view: View, signed: bool, waiting: bool) -> str:
    if not signed:
        return say("status.unsigned")
    if adoption_of(view, version_of(view)):
        return say("status.adopted")
    return say("status.part" if waiting else "status.signed")


def _about(view: View) -> Iterator[Block]:
    yield Paragraph(say("about.words"))
    adopted = adoption_of(view, version_of(view))
    if adopted:
        yield Paragraph(adopted_in_words(adopted))
        yield Paragraph(say("about.whole", digest=parted(adopted.digest, " ")))
    elif not view.of(Signature):
        yield Paragraph(say("about.nobody"))


def _party(view: View, party: str) -> Iterator[Block]:
    held = signatures_of(view, party)
    yield _table("signatures", "name role authority date version basis", [_signature(one) for one in held])
    yield _table("clauses", "ref title digest date wording", list(_signed(view, held)), (2, 5, 9, 3, 3))


def _signature(one: Signature) -> tuple[Cell, ...]:
    return (one.name, one.role, one.authority, day_of(one.signed_at), one.version, basis_in_words(one.basis))


def _signed(view: View, held: list[Signature], apart: str = " ") -> Iterator[tuple[Cell, ...]]:
    """Every clause as it was signed last, in order; a wording that has moved on since says so."""
    last = {one.clause: (one.digest, signature.signed_at) for signature in held for one in signature.clauses}
    for clause in clauses_of(view):
        if clause.id in last:
            digest, signed_at = last[clause.id]
            wording = say("wording.present" if digest == clause.digest else "wording.earlier")
            yield (clause.ref, clause.title, parted(digest, apart), day_of(signed_at), wording)


def _texts(view: View) -> Iterator[Block]:
    """Every wording that anybody has signed, word for word."""
    signed = {(one.clause, one.digest): None for signature in view.of(Signature) for one in signature.clauses}
    for clause in clauses_of(view):
        for digest in dict.fromkeys(held for named, held in signed if named == clause.id):
            yield _exact(view, clause, digest)


def _exact(view: View, clause: Clause, digest: str) -> Block:
    found = text_of(view, clause, digest)
    if found is None:
        return Note("warning", say("texts.not_kept", ref=clause.ref, digest=digest))
    return Statement(
        ref=clause.ref,
        words=found.formal,
        plain=found.plain,
        status=say("texts.status", version=found.version, digest=parted(digest, " ")),
        anchor=f"{clause.ref}-{found.version}",
    )


def _how() -> ItemList:
    return ItemList(tuple(say(f"verify.{one}") for one in STEPS), ordered=True)


def _every(view: View) -> Table:
    rows = [
        (party_name(view, party_of(signature)), signature.name, *row)
        for signature in view.of(Signature)
        for row in _signed(view, [signature], apart="")
    ]
    return _table("every", "party name ref title digest date wording", rows)


def _table(key: str, columns: str, rows: list[tuple[Cell, ...]], widths: tuple[int, ...] = ()) -> Table:
    header = tuple(say(f"column.{one}") for one in columns.split())
    return Table(say(f"table.{key}.name"), say(f"table.{key}"), header, tuple(rows), widths)
