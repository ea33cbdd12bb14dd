"""What a reader may take along: documents in every file format, and maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from time import perf_counter
from typing import Any, Final

from server.beside import beside
from server.context import Context
from server.files import File, Grounds
from server.jobs import Make, Step
from server.metrics import Metrics
from server.store import reading
from server.templates import looks_of
from server.writers import WRITERS
from server.writers.docx import write_docx
from server.writers.raster import picture_of
from workshops import Refused, View
from workshops.artefacts.pathways.analysis.report import report
from workshops.artefacts.pathways.formats import svg
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.pathways.layout import layout
from workshops.artefacts.pathways.records import Map
from workshops.document import Document, Note, Section, text_of
from workshops.marks import say
from workshops.report import DOCUMENTS, MAP_FORMATS, compose, map_text

Json = dict[str, Any]
OF_A_MAP: Final = "map-"
PNG: Final = "png"
FORMS: Final = frozenset((*WRITERS, *MAP_FORMATS, PNG))


@dataclass(frozen=True)
class Reader:
    """Who reads, and as of when: ``at`` is ISO 8601, "" for now. A past moment is read with today's rights."""

    partnership: str
    seat: str
    at: str = ""


@dataclass(frozen=True)
class Wanted:
    """A document or a map ("map-" and its id) in one format; a Word file also in the partnership's own looks."""

    name: str
    form: str
    own_looks: bool = False


def offered(context: Context, reader: Reader) -> Json:
    """What this reader may export: documents with their state and what they leave out, and maps."""
    view, moment = context.log.view(reader.partnership, reader.seat, moment_of(reader.at))
    return beside(lambda: _offered(view, moment))


def _offered(view: View, moment: str) -> Json:
    return {
        "at": moment,
        "documents": [_told(name, composed(view, moment)) for name, composed in DOCUMENTS.items()],
        "maps": [{"id": one.id, "name": one.name, "formats": [*MAP_FORMATS, PNG]} for one in view.of(Map)],
    }


def _told(name: str, document: Document) -> Json:
    return {
        "name": name,
        "kind": document.kind,
        "title": document.title,
        "status": document.status,
        "version": document.version,
        "cover": [list(row) for row in document.cover],
        "left_out": _left_out(document),
        "formats": list(WRITERS),
    }


def _left_out(document: Document) -> list[str]:
    sections = (one for one in document.blocks if isinstance(one, Section) and one.title == say("left_out"))
    return [text_of(note.words) for section in sections for note in section.blocks if isinstance(note, Note)]


def export(context: Context, reader: Reader, wanted: Wanted) -> File:
    """One file, made only from what the reader may see. Refused as missing for what is not offered."""
    return make(context, reader, wanted)(lambda step: None)[0]


def make(context: Context, reader: Reader, wanted: Wanted) -> Make:
    """The making of a file, for now or for later. It reads what the reader may see only when it begins."""
    reader = replace(reader, at=moment_of(reader.at))

    def made(tell: Step) -> tuple[File, Grounds]:
        with _counted(context.metrics, wanted.form):
            tell("reading")
            grounds, view, moment = _read(context, reader)
            looks = looks_of(context, reader.partnership) if wanted.own_looks and wanted.form == "docx" else b""
            tell("composing")
            write = beside(lambda: _composed(view, moment, wanted, looks))
            tell("writing")
            file = beside(write)
            return file, grounds

    return made


@contextmanager
def _counted(metrics: Metrics, form: str) -> Iterator[None]:
    begun, outcome = perf_counter(), "failed"
    try:
        yield
        outcome = "made"
    except Refused as refused:
        outcome = refused.code
        raise
    finally:
        metrics.count("exports", form if form in FORMS else "other", outcome)
        metrics.measure("export_seconds", perf_counter() - begun)


def still_theirs(context: Context, reader: Reader, grounds: Grounds) -> bool:
    """Whether all that a file was made from is there still, still this reader's to see, and nothing was erased."""
    now, _, _ = _read(context, reader)
    return grounds.records <= now.records and grounds.erased == now.erased


def _read(context: Context, reader: Reader) -> tuple[Grounds, View, str]:
    """What there is to make a file from. Erasures are counted first: one that comes in between is then noticed."""
    actor = context.log.actor(reader.partnership, reader.seat)
    if actor is None:
        raise Refused("missing")
    erased = context.database.work(lambda connection: reading.erasures(connection, reader.partnership, actor.streams))
    view, moment = context.log.view(reader.partnership, reader.seat, reader.at)
    return Grounds(frozenset(f"{one.audience} {one.id}" for one in view.records()), erased), view, moment


def _composed(view: View, moment: str, wanted: Wanted, looks: bytes) -> Callable[[], File]:
    """What is said, and how to write it down."""
    if wanted.name.startswith(OF_A_MAP):
        return partial(_map, view, wanted.name.removeprefix(OF_A_MAP), wanted.form)
    if wanted.form not in WRITERS:
        raise Refused("missing")
    writer, document = WRITERS[wanted.form], compose(view, wanted.name, moment)
    write = partial(write_docx, template=looks) if looks else writer.write
    return lambda: File(writer.file_name(wanted.name), writer.media_type, write(document))


def _map(view: View, map_id: str, form: str) -> File:
    if form == PNG:
        return File(f"{OF_A_MAP}{map_id}.{PNG}", "image/png", _picture(graph_of(view, map_id)))
    media_type, written = map_text(view, map_id, form)
    return File(f"{OF_A_MAP}{map_id}.{form}", media_type, written.encode())


def _picture(graph: Graph) -> bytes:
    """The map in its colours, as it stands on the wall. Refused as missing where there is nothing to draw."""
    size = layout(graph)
    if not size.height:
        raise Refused("missing", reason="empty_map")
    return picture_of(svg(graph, "colour"), size.width, size.height)


def map_report(view: View, map_id: str) -> Json:
    """What a map says about itself, as plain JSON."""
    return asdict(report(graph_of(view, view.require(Map, map_id).id)))


def map_layout(view: View, map_id: str) -> Json:
    """Where everything of a map is drawn, as plain JSON."""
    return asdict(layout(graph_of(view, view.require(Map, map_id).id)))


def moment_of(at: str) -> str:
    """A time as the log writes it; refused as invalid where it is none."""
    if not at:
        return ""
    try:
        when = datetime.fromisoformat(at)
        utc = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # none, or one that is before or after all time elsewhere
        raise Refused("invalid", fields={"at": "not_a_time"}) from None
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")
