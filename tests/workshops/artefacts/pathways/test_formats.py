"""Maps as files: they read back, hide nothing, and stand in XML whatever people write."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.pathways.maps import as_is, link, small, step, to_be
from workshops.artefacts.pathways.described import described, listed, minutes
from workshops.artefacts.pathways.formats import dot, graphml, mermaid, node_link, svg, table
from workshops.artefacts.pathways.formats.marked_up import allowed
from workshops.artefacts.pathways.formats.theme import THEMES, THREADS
from workshops.artefacts.pathways.graph import Graph
from workshops.artefacts.pathways.records import LANE_THREADS, SHAPES

SVG = "{http://www.w3.org/2000/svg}"


def told() -> Graph:
    """The case as it was, with a pain point, a feeling and two links between the same steps."""
    graph = as_is()
    graph.nodes["A8"]["pain_points"].append({"number": 1, "words": "Sent on", "votes": 12})
    graph.nodes["A8"]["feelings"].append({"face": "confused", "words": ""})
    graph.add_edge("A1", "A2", key="again", moves="person", share=0.25, label="again")
    return graph


def every_shape(words: str) -> Graph:
    steps = [step(f"A{number}", shape=shape, words=words, note=words) for number, shape in enumerate(SHAPES)]
    return small(steps, [link("A0 A1", label=words), link("A1 A0", label=words)])


def test_node_link_reads_back_as_the_same_graph() -> None:
    for graph in (told(), to_be()):
        again: Any = nx.node_link_graph(json.loads(node_link(graph)), edges="edges")
        assert isinstance(again, nx.MultiDiGraph)
        assert again.graph == graph.graph
        assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
        assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_node_link_says_unknown_as_null() -> None:
    nodes = {one["id"]: one for one in json.loads(node_link(told()))["nodes"]}
    assert nodes["A8"]["wait"] is None


def read(text: str) -> Any:
    return nx.parse_graphml(text, force_multigraph=True)


def test_graphml_reads_back_with_ids_keys_and_numbers() -> None:
    graph = to_be()
    again = read(graphml(graph))
    assert set(again.edges(keys=True)) == set(graph.edges(keys=True))
    assert again.nodes["T4"]["touch"] == 90
    assert again.nodes["T4"]["agency"] is True
    assert "touch" not in again.nodes["T1"]
    assert again.edges["T1", "T3", "T1-T3"]["share"] == 0.6
    assert json.loads(again.graph["lanes"])[0]["id"] == "young"


def test_graphml_keeps_links_between_the_same_steps_apart() -> None:
    again = read(graphml(told()))
    assert set(again["A1"]["A2"]) == {"A1-A2", "again"}
    assert json.loads(again.nodes["A8"]["pain_points"]) == [{"number": 1, "words": "Sent on", "votes": 12}]


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_whatever_people_write_stands_in_every_file(words: str) -> None:
    graph = every_shape(words)
    assert read(graphml(graph)).nodes["A0"]["note"].strip() == allowed(words).strip()
    assert dot(graph).count("\n") == dot(every_shape("plain")).count("\n")
    assert mermaid(graph).count("\n") == mermaid(every_shape("plain")).count("\n")
    assert len(list(csv.reader(io.StringIO(table(graph))))) == 12
    ElementTree.fromstring(svg(graph))
    if not re.search("[\ud800-\udfff]", words):
        assert json.loads(node_link(graph))["nodes"][0]["words"] == words


@pytest.mark.parametrize("theme", THEMES)
def test_a_drawing_stands_alone_and_says_what_it_shows(theme: str) -> None:
    root = ElementTree.fromstring(svg(told(), theme))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == "Map: A map"
    assert desc is not None and "A6, step, Health. Own assessment." in (desc.text or "")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert all(f"A{number}" in words for number in range(1, 15))
    assert words.count("inferred") == 6
    assert {"no way out", "Safety concern", "Loop: try again", "if vacancy", "Confused"} <= set(words)
    assert not [one for one in root.iter() if any("://" in value for value in one.attrib.values())]


def test_a_printed_drawing_is_black_grey_and_white() -> None:
    colours = {one.lower() for one in re.findall("#[0-9A-Fa-f]{6}\\b", svg(told()))}
    for colour in colours:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) <= 0x20, colour


def test_every_thread_has_a_weave_and_a_marker_of_its_own() -> None:
    assert set(THREADS) == set(LANE_THREADS)
    assert len({one.weave for one in THREADS.values()}) == len({one.marker for one in THREADS.values()}) == len(THREADS)


def test_every_shape_is_drawn_differently() -> None:
    root = svg(every_shape("Asks"))
    assert len(re.findall('<polygon points="[0-9, ]+" fill', root)) >= 2
    with pytest.raises(KeyError):
        svg(every_shape("Asks"), "neon")


def test_the_list_says_what_the_drawing_shows() -> None:
    lines = {line.split(",")[0]: line for line in described(told())}
    assert lines["A8"] == (
        "A8, hand-off, All agencies. Redirected to another organisation. Goes to A2 (loop back, try again) or A11. "
        "Times not known. Pain point 1, 12 votes. Feels: Confused. Stated."
    )
    assert "No way out." in lines["A6"] and "Inferred." in lines["A6"]
    assert "Safety concern." in lines["A9"]
    assert "Information goes to A14." in lines["A3"]
    assert "Times" not in lines["A14"]


def test_times_are_told_in_the_unit_that_people_use() -> None:
    told_times = [minutes(count) for count in (None, 0, 1, 45, 90, 60, 1440, 5 * 1440)]
    assert told_times == ["", "0 minutes", "1 minute", "45 minutes", "1.5 hours", "1 hour", "1 day", "5 days"]
    assert minutes(3000, working=True) == "50 hours"


def test_lists_are_joined_as_people_say_them() -> None:
    assert [listed([]), listed(["A1"]), listed(["A1", "A2"]), listed(["A1", "A2", "A3"], "or")] == [
        "",
        "A1",
        "A1 and A2",
        "A1, A2 or A3",
    ]


def test_dot_has_a_cluster_a_lane_and_quotes_what_people_write() -> None:
    text = dot(every_shape('say "hi" \\N <b>\nagain'))
    assert text.count("subgraph cluster_") == 3
    assert r'label="A0 say \"hi\" \\N <b>\nagain"' in text
    shapes = set(re.findall(r"shape=(\w+)", text))
    assert shapes == {"oval", "box", "diamond", "invtriangle", "cds", "note"}
    assert dot(told()).count(" -> ") == told().number_of_edges()


def test_mermaid_names_steps_by_number_and_lets_no_word_be_a_mark() -> None:
    text = mermaid(every_shape('%%{init: {}}%% "] --> s9; <script> #quot; `x`'))
    assert text.startswith("flowchart LR\n  accTitle: A map\n")
    assert "%" not in text and "<" not in text and "`" not in text
    assert text.count("-->") == 2
    assert '|"#37;#37;' in text
    assert mermaid(told()).count("-.->") == sum(held["moves"] == "information" for *_, held in told().edges(data=True))


def test_the_table_has_a_row_for_everything_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(table(every_shape("=1+1")).removeprefix("\ufeff"))))
    assert [one["row"] for one in rows] == ["lane"] * 3 + ["step"] * 6 + ["link"] * 2
    assert {one["words"] for one in rows if one["row"] == "step"} == {"'=1+1"}
    assert table(every_shape("x")).startswith("\ufeffrow,ref,words,lane,")
