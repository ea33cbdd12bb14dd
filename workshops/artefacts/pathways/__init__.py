"""Pathways as they are and as they should be, drawn together."""

from workshops.artefacts.pathways import (
    contributions,
    importing,
    links,
    operations,
    pain_points,
    records,
    removal,
    steps,
)

POSITION = 3

__all__ = [
    "POSITION",
    "contributions",
    "importing",
    "links",
    "operations",
    "pain_points",
    "records",
    "removal",
    "steps",
]
