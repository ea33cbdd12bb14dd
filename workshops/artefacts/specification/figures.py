"""The maps of the specification: each a drawing and an equal list."""

from __future__ import annotations

from dataclasses import replace

from workshops.artefacts.pathways.described import described
from workshops.artefacts.pathways.formats.pages import Page, pages
from workshops.artefacts.pathways.graph import graph_of
from workshops.artefacts.pathways.on_map import steps_of
from workshops.artefacts.pathways.records import Map
from workshops.artefacts.specification.compared import compared, told
from workshops.artefacts.specification.phrases import say
from workshops.document import Figure, Note, Paragraph, Section
from workshops.state import View


def pathways(view: View) -> Section:
    """The annex with every map that has steps: first as it should be, then as it is, then what would change."""
    drawn = [one for one in maps_of(view) if steps_of(view, one.id)]
    found = tuple(_map(view, one, number) for number, one in enumerate(drawn, start=1))
    words = Paragraph(say("pathways.words" if found else "pathways.none"))
    both = compared(view)
    beside = (told(both, f"{say('pathways.number')}.{len(found) + 1}"),) if both else ()
    return Section(say("pathways.title"), (words, *found, *beside), number=say("pathways.number"))


def maps_of(view: View) -> list[Map]:
    """The maps, to-be before as-is, in the order in which they were begun."""
    return sorted(view.of(Map), key=lambda one: one.moment != "to_be")


def _map(view: View, one: Map, number: int) -> Section:
    graph = graph_of(view, one.id)
    caption = say("figure", number=number, name=one.name)
    alt = say(f"figure.alt.{one.moment}", name=one.name, count=graph.number_of_nodes())
    sheets = pages(graph)
    drawn = [_sheet(sheet, place, len(sheets)) for place, sheet in enumerate(sheets, start=1)]
    figures = [replace(each, caption=f"{caption}{each.caption}", alt=f"{alt}{each.alt}") for each in drawn]
    figures[0] = replace(figures[0], anchor=f"map-{one.prefix}")
    figures[-1] = replace(figures[-1], steps=tuple(described(graph)))
    source = (Note("info", say("figure.source", source=one.source)),) if one.source else ()
    return Section(one.name, (*figures, *source), number=f"{say('pathways.number')}.{number}")


def _sheet(sheet: Page, place: int, count: int) -> Figure:
    """A sheet with what is to be added to caption and text alternative where there are several."""
    if count == 1:
        return Figure(sheet.svg, "", "", wide=True)
    steps = say("figure.sheet.steps", refs=", ".join(sheet.steps)) if sheet.steps else say("figure.sheet.no_steps")
    told = say("figure.sheet", number=place, count=count)
    return Figure(sheet.svg, f" {told} {steps}", f". {told.rstrip('.')}", wide=True)
