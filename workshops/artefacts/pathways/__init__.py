"""Pathways as they are and as they should be, drawn together."""

from workshops.artefacts.pathways import records

POSITION = 3

__all__ = ["POSITION", "records"]
