"""Maps as files: node-link JSON, GraphML and SVG."""

from workshops.artefacts.pathways.formats.graphml import graphml
from workshops.artefacts.pathways.formats.node_link import node_link
from workshops.artefacts.pathways.formats.svg import svg

__all__ = ["graphml", "node_link", "svg"]
