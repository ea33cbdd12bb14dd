"""What a view can be exported as: each artefact's document, and its maps, before any file is written.

An artefact has a document when its folder holds an ``outline`` with ``<artefact>_document(view, moment)``. Beside them
stand ``framework``: outcomes and service qualities alone, as the requirement of a tender; ``changes``: what differs
between two versions of the specification, the last two unless others are named as in ``changes-1-3``; and
``certificate``: who signed exactly which words of the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final

from workshops.artefacts.agreement.certificate import certificate_document
from workshops.artefacts.pathways import formats
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.specification.changes import changes_between, changes_document
from workshops.artefacts.specification.framework import framework_document
from workshops.catalogue import ARTEFACTS
from workshops.document import Document
from workshops.refusal import Refused
from workshops.state import View

Compose = Callable[[View, str], Document]

MAP_FORMATS: Final[Mapping[str, tuple[str, Callable[[Graph], str]]]] = MappingProxyType(
    {
        "json": ("application/json", formats.node_link),
        "graphml": ("application/graphml+xml", formats.graphml),
        "svg": ("image/svg+xml", formats.svg),
        "dot": ("text/vnd.graphviz; charset=utf-8", formats.dot),
        "mmd": ("text/vnd.mermaid; charset=utf-8", formats.mermaid),
        "csv": ("text/csv; charset=utf-8; header=present", formats.table),
    }
)


def _outline(name: str) -> Compose | None:
    module = f"workshops.artefacts.{name}.outline"
    if find_spec(module) is None:
        return None
    compose: Compose = getattr(import_module(module), f"{name}_document")
    return compose


def _found() -> dict[str, Compose]:
    ordered = sorted(ARTEFACTS, key=lambda name: (getattr(ARTEFACTS[name], "POSITION", 99), name))
    outlines = {name: _outline(name) for name in ordered}
    return {name: compose for name, compose in outlines.items() if compose}


DOCUMENTS: Final[Mapping[str, Compose]] = MappingProxyType(
    {
        **_found(),
        "framework": framework_document,
        "changes": changes_document,
        "certificate": certificate_document,
    }
)
_BETWEEN: Final = re.compile(r"changes-([1-9]\d{0,3})-([1-9]\d{0,3}|0)")


def compose(view: View, name: str, moment: str) -> Document:
    """The document of an artefact as the reader of the view sees it; ``moment`` is the ISO 8601 time it shows.

    Refused as missing for an artefact that has none.
    """
    between = _BETWEEN.fullmatch(name)
    if between:
        return changes_between(view, moment, int(between[1]), int(between[2]))
    if name not in DOCUMENTS:
        raise Refused("missing", document=name)
    return DOCUMENTS[name](view, moment)


def map_text(view: View, map_id: str, form: str) -> tuple[str, str]:
    """A map as (media type, text) in one of ``MAP_FORMATS``; refused as missing for another form or an unseen map."""
    if form not in MAP_FORMATS:
        raise Refused("missing", format=form)
    media_type, write = MAP_FORMATS[form]
    return media_type, write(graph_of(view, map_id))
