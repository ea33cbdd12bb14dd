"""What the documents of the demonstrations show: maps that fit their paper, and what would change."""

from __future__ import annotations

import pytest

from server.demo import load_all
from tests.server.test_archive import CASES, installation
from workshops import View
from workshops.artefacts.pathways.formats.pages import pages
from workshops.artefacts.pathways.graph import graph_of
from workshops.artefacts.pathways.records import Map
from workshops.document import ItemList, Note, Section, Table, walk
from workshops.meeting.people import DOOR
from workshops.meeting.records import Seat
from workshops.report import compose


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, View]:
    """What the facilitator of each case sees."""
    context = installation(tmp_path_factory.mktemp("documents"))
    found = {}
    for case, partnership in load_all(context).items():
        view, _ = context.log.view(partnership, DOOR.seat)
        facilitator = next(one.id for one in view.of(Seat) if "facilitator" in one.roles)
        found[case] = context.log.view(partnership, facilitator)[0]
    return found


def test_no_map_spills_a_lane_onto_another_sheet(views: dict[str, View]) -> None:
    """Where many steps follow one another a map still takes a sheet for every seven or so."""
    sheets = {
        (case, one.moment): pages(graph_of(views[case], one.id))
        for case in CASES
        for one in sorted(views[case].of(Map), key=lambda each: each.moment)
    }
    assert [len(one) for one in sheets.values()] == [1, 3, 2, 2]
    assert not [key for key, one in sheets.items() if any("lanes on sheet" in page.svg for page in one)]


FROM_SHARES = "Worked out from times and shares, invented for teaching"
CHANGES: dict[str, tuple[dict[str, tuple[str | None, ...]], list[str]]] = {
    "south_tyneside": (
        {
            "Hand-offs": ("5", "3", "Counted from the map, inferred"),
            "From asking to help": (None, "59.5 days", f"Now: Not known. Could be: {FROM_SHARES}"),
            "People lost on the way": (None, "0%", f"Now: Not known. Could be: {FROM_SHARES}"),
        },
        ["Own assessment: no way out. No answer yet."],
    ),
    "falkirk": (
        {
            "Worker time": ("17.9 hours", "13.7 hours", FROM_SHARES),
            "Miles to school": (
                "19 miles",
                "6 miles",
                "Now: Estimated, Ten journeys of last year, invented for teaching. "
                "Could be: Estimated, Homes offered in the pilot, invented for teaching",
            ),
        },
        [
            "Pain point 5, Empty homes here, no homes there. No answer yet.",
            "Too many homes of one kind, none of another: no way out. No answer yet.",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_says_what_would_change_and_which_pain_has_no_answer(views: dict[str, View], case: str) -> None:
    rows, open_still = CHANGES[case]
    document = compose(views[case], "specification", "2026-07-01T10:00:00Z")
    (section,) = [one for one in walk(document.blocks) if isinstance(one, Section) and one.title == "What would change"]
    (table,) = [one for one in section.blocks if isinstance(one, Table)]
    assert {row[0]: row[1:] for row in table.rows if row[0] in rows} == rows
    (pains,) = [one for one in section.blocks if isinstance(one, ItemList)]
    assert [words for words in pains.items if "No answer yet" in str(words)] == open_still
    unknown = any(None in row for row in table.rows)
    assert unknown == any(isinstance(one, Note) for one in section.blocks)
    assert table in document.registers


EXPLAINED = {
    "south_tyneside": {"Assessment bed": "invented for teaching", "Pooled budget": "Beyond Big Contracts, 2014"},
    "falkirk": {"Matching": "invented for teaching", "Public social partnership": "IRISS and CCPS, 2013"},
}


@pytest.mark.parametrize("case", CASES)
def test_the_specification_says_what_words_mean_and_where_that_is_from(views: dict[str, View], case: str) -> None:
    document = compose(views[case], "specification", "2026-07-01T10:00:00Z")
    tables = [one for one in walk(document.blocks) if isinstance(one, Table)]
    (rows,) = [one.rows for one in tables if {str(row[0]) for row in one.rows} == set(EXPLAINED[case])]
    told = {str(word): str(meaning).casefold() for word, meaning in rows}
    assert all(source.casefold() in told[word] for word, source in EXPLAINED[case].items())
