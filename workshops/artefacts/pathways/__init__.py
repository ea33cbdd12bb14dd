"""Pathways as they are and as they should be, drawn together."""

from workshops.artefacts.pathways import (
    actions,
    answers,
    change_records,
    contributions,
    importing,
    links,
    marking,
    measures,
    operations,
    pain_points,
    parts,
    records,
    removal,
    steps,
    whys,
)

POSITION = 3

__all__ = [
    "POSITION",
    "actions",
    "answers",
    "change_records",
    "contributions",
    "importing",
    "links",
    "marking",
    "measures",
    "operations",
    "pain_points",
    "parts",
    "records",
    "removal",
    "steps",
    "whys",
]
