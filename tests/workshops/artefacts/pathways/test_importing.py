"""Maps that were written elsewhere come in whole, or not at all and with every wrong row named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.pathways.drawing import Drawn
from tests.workshops.artefacts.pathways.maps import as_is, link, small, step, to_be
from workshops import Refused
from workshops.artefacts.pathways.formats import table
from workshops.artefacts.pathways.graph import Graph, graph_of
from workshops.artefacts.pathways.importing import ImportMap
from workshops.artefacts.pathways.reading import MOST_TOLD, read
from workshops.artefacts.pathways.records import Map, Step

HEADER = "row,ref,words,lane,column,shape,touch,wait,thread,whose,from,to,moves,share,label\n"


def taken(drawn: Drawn, rows: str, **more: str) -> Graph:
    asked = ImportMap(**{"name": "Brought along", "moment": "as_is", "rows": rows, **more})
    return graph_of(drawn.room.view(drawn.lena), drawn.room.made(drawn.room.does(drawn.lena, asked)))


def wrong(rows: str) -> list[tuple[int, str, str]]:
    with pytest.raises(Refused, match="invalid") as refused:
        read(rows)
    told: Any = refused.value.data["rows"]
    return [(one["line"], one["column"], one["code"]) for one in told]


def without_ids(graph: Graph) -> list[Any]:
    lanes = [{name: held for name, held in lane.items() if name != "id"} for lane in graph.graph["lanes"]]
    lost = {"lane", "origin", "pain_points", "feelings", "ideas"}
    steps = [{name: held for name, held in step.items() if name not in lost} for step in graph.nodes.values()]
    refs = {step: held["ref"] for step, held in graph.nodes.items()}
    return [lanes, steps, [(refs[start], refs[end], held) for start, end, held in graph.edges(data=True)]]


@pytest.mark.parametrize("graph", [as_is(), to_be()], ids=["as_is", "to_be"])
def test_what_goes_out_comes_in_the_same(graph: Graph) -> None:
    drawn = Drawn()
    again = taken(drawn, table(graph))
    first, second = without_ids(graph), without_ids(again)
    assert second[0] == first[0]
    assert [{**one, "ref": one["ref"][1:]} for one in second[1]] == [{**one, "ref": one["ref"][1:]} for one in first[1]]
    assert {(start[1:], end[1:], *held.values()) for start, end, held in second[2]} == {
        (start[1:], end[1:], *held.values()) for start, end, held in first[2]
    }
    assert len(again) == len(graph) > 10


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).map(str.strip).filter(bool))
def test_any_words_come_back(words: str) -> None:
    graph = small([step("A1", words=words, note=words), step("A2")], [link("A1 A2", label=words)])
    written = read(table(graph))
    assert (written.steps[0]["words"], written.steps[0]["note"], written.links[0]["label"]) == (words,) * 3


def test_refs_keep_their_numbers_and_their_letters_while_they_are_free() -> None:
    drawn = Drawn()
    rows = HEADER + "lane,,Young person\nstep,K7,Asks,Young person\nstep,K9,Waits,Young person\n"
    assert [held["ref"] for held in taken(drawn, rows).nodes.values()] == ["K7", "K9"]
    assert [held["ref"] for held in taken(drawn, rows).nodes.values()] == ["B7", "B9"]
    mixed = rows.replace("K9", "first")
    assert [held["ref"] for held in taken(drawn, mixed).nodes.values()] == ["C1", "C2"]


def test_a_spreadsheet_may_separate_and_say_things_in_its_own_way() -> None:
    rows = "\ufeffRow;Ref;Words;Lane;Touch;Concern;Whose\r\nlane;;Young person;;;;person\r\n;;;;;;\r\n"
    rows += 'Step;A1;"Two\nlines";young PERSON;1,5;YES;\r\n'
    written = read(rows)
    assert written.lanes[0]["whose"] == "person"
    assert (written.steps[0]["touch"], written.steps[0]["concern"]) == (1.5, True)
    assert written.steps[0]["line"] == 4
    tabbed = read(HEADER.replace(",", "\t") + "lane\t\tHousing\n")
    assert tabbed.lanes[0]["words"] == "Housing"


def test_every_wrong_row_is_named_by_line_column_and_what_is_wrong() -> None:
    rows = HEADER + "\n".join(
        (
            "lane,,Housing",
            "lane,,HOUSING",
            "lane,,Care,,,,,,pink,nobody",
            "room,,Kitchen",
            "step,A1,,Nowhere,1.5,circle,soon,-1",
            "step,A1," + "x" * 201 + ",Housing",
            "step,,Words,Housing,401",
            "link,,,,,,,,,,A1,A9",
            "link,,,,,,,,,,A1,A1,lorry,2",
        )
    )
    assert wrong(rows) == [
        (3, "words", "taken"),
        (4, "thread", "not_a_choice"),
        (4, "whose", "not_a_choice"),
        (5, "row", "not_a_choice"),
        (6, "words", "required"),
        (6, "column", "not_whole"),
        (6, "shape", "not_a_choice"),
        (6, "touch", "not_a_number"),
        (6, "wait", "out_of_range"),
        (6, "lane", "missing"),
        (7, "words", "too_long"),
        (7, "ref", "taken"),
        (8, "ref", "required"),
        (8, "column", "out_of_range"),
        (9, "to", "missing"),
        (10, "moves", "not_a_choice"),
        (10, "share", "out_of_range"),
        (10, "to", "same_step"),
    ]


@pytest.mark.parametrize(
    "rows", ["", "hello", "words,ref\na,b", "row,row\nlane,lane", 'row,words\nlane,"open', "row\n" + "x" * 140_000]
)
def test_what_is_no_table_is_refused(rows: str) -> None:
    with pytest.raises(Refused, match="invalid") as refused:
        read(rows)
    assert refused.value.data["reason"] == "no_table"


def test_an_unknown_column_is_named_by_its_place() -> None:
    assert wrong("row,words,colour\nlane,Housing,red\n") == [(1, "3", "unknown")]


def test_too_much_is_refused_and_not_all_of_it_is_told() -> None:
    lanes = "".join(f"lane,,Lane {number}\n" for number in range(60))
    assert wrong(f"{HEADER}{lanes}lane,,One more\n") == [(62, "row", "too_many")]
    assert len(wrong(HEADER + "room,,x\n" * 100)) == MOST_TOLD


def test_nothing_is_half_taken_in() -> None:
    drawn = Drawn()
    before = [len(drawn.room.view(drawn.lena).of(kind)) for kind in (Map, Step)]
    rows = HEADER + "lane,,Young person\nstep,A1,Asks,Young person\nstep,A2,Waits,Elsewhere\n"
    assert drawn.room.refuses(drawn.lena, ImportMap(name="Half", moment="as_is", rows=rows)) == "invalid"
    assert [len(drawn.room.view(drawn.lena).of(kind)) for kind in (Map, Step)] == before


def test_only_members_take_maps_in_and_a_prefix_is_taken_once() -> None:
    drawn = Drawn()
    rows = HEADER + "lane,,Young person\n"
    assert drawn.room.refuses(drawn.young[0], ImportMap(name="Mine", moment="as_is", rows=rows)) == "forbidden"
    assert drawn.room.refuses(drawn.lena, ImportMap(name="A", moment="as_is", rows=rows, prefix="a")) == "taken"
