"""Maps as files: node-link JSON, GraphML, DOT, Mermaid, CSV and SVG."""

from workshops.artefacts.pathways.formats.dot import dot
from workshops.artefacts.pathways.formats.graphml import graphml
from workshops.artefacts.pathways.formats.mermaid import mermaid
from workshops.artefacts.pathways.formats.node_link import node_link
from workshops.artefacts.pathways.formats.svg import svg
from workshops.artefacts.pathways.formats.table import table

__all__ = ["dot", "graphml", "mermaid", "node_link", "svg", "table"]
