"""What is written of a change: JSON that says exactly that, whatever an id from an archive looks like."""

from __future__ import annotations

import json

import pytest

from server.store.commitments import START
from server.store.entries import Writing
from server.store.models import Cached
from workshops import Changes, Part, State
from workshops.audiences import EVERYONE
from workshops.codec import encode
from workshops.meeting.records import Group

AT = "2026-01-01T00:00:00.000Z"


@pytest.mark.parametrize("odd", ["", 'a","b', '"]}', "\\", "é"])
def test_an_entry_says_what_was_put_and_removed(odd: str) -> None:
    said = Group(id=f"id{odd}", audience=EVERYONE, name="Carers", thread="heather")
    writing = Writing("here", Cached(State(), 0, START), AT)
    writing.add(Changes({EVERYONE: Part((said,), (f"gone{odd}",) if odd else ())}))
    ((_, stream, number, turn, at, put, removed, salts, commitments, chain),) = writing.rows
    assert (stream, number, turn, at) == (EVERYONE, 1, 1, AT)
    assert json.loads(put) == [json.loads(json.dumps(encode(said)))]
    assert json.loads(removed) == ([f"gone{odd}"] if odd else [])
    assert [len(one) for one in (*json.loads(salts), *json.loads(commitments), chain)] == [32, 64, 64]
    (travels,) = writing.travelling[EVERYONE]
    assert json.loads(travels.text) == {"number": 1, "put": json.loads(put), "removed": json.loads(removed)}
