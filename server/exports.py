"""What a reader may take along: documents in every file format, and maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from gevent import get_hub

from server.context import Context
from server.writers import WRITERS
from workshops import Refused, View
from workshops.artefacts.pathways import formats
from workshops.artefacts.pathways.analysis.report import report
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.pathways.layout import layout
from workshops.artefacts.pathways.records import Map
from workshops.catalogue import ARTEFACTS
from workshops.document import Document, Note, Section, text_of
from workshops.marks import say

Compose = Callable[[View, str], Document]
Json = dict[str, Any]
OF_A_MAP: Final = "map-"
MAPS: Final[dict[str, tuple[str, Callable[[Graph], str]]]] = {
    "json": ("application/json", formats.node_link),
    "graphml": ("application/graphml+xml", formats.graphml),
    "svg": ("image/svg+xml", formats.svg),
}


@dataclass(frozen=True)
class Reader:
    """Who reads, and as of when: ``at`` is ISO 8601, "" for now. A past moment is read with today's rights."""

    partnership: str
    seat: str
    at: str = ""


@dataclass(frozen=True)
class File:
    """What an export is."""

    name: str
    media_type: str
    content: bytes


@cache
def documents() -> dict[str, Compose]:
    """The documents by artefact, in the order of the work: each artefact's outline composes its own."""
    found = {name: _outline(name) for name in sorted(ARTEFACTS, key=_position)}
    return {name: compose for name, compose in found.items() if compose}


def _position(name: str) -> int:
    return int(getattr(ARTEFACTS[name], "POSITION", 99))


def _outline(name: str) -> Compose | None:
    module = f"workshops.artefacts.{name}.outline"
    if find_spec(module) is None:
        return None
    compose: Compose | None = getattr(import_module(module), f"{name}_document", None)
    return compose


def offered(context: Context, reader: Reader) -> Json:
    """What this reader may export: documents with their state and what they leave out, and maps."""
    view, moment = context.log.still_view(reader.partnership, reader.seat, moment_of(reader.at))
    return {
        "at": moment,
        "documents": [_told(name, compose(view, moment)) for name, compose in documents().items()],
        "maps": [{"id": one.id, "name": one.name, "formats": list(MAPS)} for one in view.of(Map)],
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


def export(context: Context, reader: Reader, name: str, form: str) -> File:
    """One file, made only from what the reader may see. Refused as missing for what is not offered."""
    view, moment = context.log.still_view(reader.partnership, reader.seat, moment_of(reader.at))
    made: File = get_hub().threadpool.apply(_made, (view, moment, name, form))
    return made


def _made(view: View, moment: str, name: str, form: str) -> File:
    if name.startswith(OF_A_MAP):
        return _map(view, name.removeprefix(OF_A_MAP), form)
    compose, writer = documents().get(name), WRITERS.get(form)
    if compose is None or writer is None:
        raise Refused("missing")
    return File(f"{name}.{writer.extension}", writer.media_type, writer.write(compose(view, moment)))


def _map(view: View, map_id: str, form: str) -> File:
    found = view.require(Map, map_id)
    if form not in MAPS:
        raise Refused("missing")
    media_type, write = MAPS[form]
    return File(f"{OF_A_MAP}{found.id}.{form}", media_type, write(graph_of(view, found.id)).encode())


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
    except ValueError:
        raise Refused("invalid", fields={"at": "not_a_time"}) from None
    utc = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")
