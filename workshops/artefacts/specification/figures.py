"""The maps of the specification: each a drawing and an equal list."""

from __future__ import annotations

from workshops.artefacts.pathways.described import described
from workshops.artefacts.pathways.formats import svg
from workshops.artefacts.pathways.graph import graph_of
from workshops.artefacts.pathways.on_map import steps_of
from workshops.artefacts.pathways.records import Map
from workshops.artefacts.specification.phrases import say
from workshops.document import Figure, Note, Paragraph, Section
from workshops.state import View


def pathways(view: View) -> Section:
    """The annex with every map that has steps: first as it should be, then as it is."""
    drawn = [one for one in maps_of(view) if steps_of(view, one.id)]
    found = tuple(_map(view, one, number) for number, one in enumerate(drawn, start=1))
    return Section(say("pathways.title"), found or (Paragraph(say("pathways.none")),), number=say("pathways.number"))


def maps_of(view: View) -> list[Map]:
    """The maps, to-be before as-is, in the order in which they were begun."""
    return sorted(view.of(Map), key=lambda one: one.moment != "to_be")


def _map(view: View, one: Map, number: int) -> Section:
    graph = graph_of(view, one.id)
    caption = say("figure", number=number, name=one.name)
    figure = Figure(
        svg=svg(graph),
        alt=say(f"figure.alt.{one.moment}", name=one.name, count=graph.number_of_nodes()),
        caption=caption,
        steps=tuple(described(graph)),
        wide=True,
        anchor=f"map-{one.prefix}",
    )
    source = (Note("info", say("figure.source", source=one.source)),) if one.source else ()
    return Section(one.name, (figure, *source), number=f"{say('pathways.number')}.{number}")
