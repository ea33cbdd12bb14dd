"""Snapshots in pages: always what the state holds, in its order, and no more work than what changed."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.store import snapshots
from server.store.canonical import words_of
from server.store.packets import Packet
from server.store.snapshots import Pages
from workshops import Part, Record, State
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.audiences import EVERYONE
from workshops.codec import encode

IDS = [f"{n:016x}" for n in range(12)]
STEP = st.tuples(st.lists(st.sampled_from(IDS), max_size=3), st.lists(st.sampled_from(IDS), max_size=3))


def said(one: str, think: str) -> Hypothesis:
    return Hypothesis(id=one, audience=EVERYONE, ref="H1", type="diagnostic", think=think, order=1)


def unpacked(packet: Packet) -> dict[str, Any]:
    """What a client makes of a snapshot, packed or not."""
    told: dict[str, Any] = json.loads(packet.body)
    if packet.attached:
        assert told.pop("packed") == {"_placeholder": True, "num": 0}
        told["records"] = json.loads(zlib.decompress(packet.attached, -zlib.MAX_WBITS))
    return told


class Stream:
    """A stream of a state, with its pages."""

    def __init__(self) -> None:
        self.state = State()
        self.pages = Pages(self.state, EVERYONE)
        self.number = 0

    def merge(self, put: list[str], removed: list[str]) -> None:
        self.number += 1
        records = tuple(said(one, f"Words {self.number}") for one in dict.fromkeys(put) if one not in removed)
        part = Part(records, tuple(dict.fromkeys(removed)))
        self.state.merge_part(EVERYONE, part)
        self.pages.changed(part)

    def snapshot(self, *, packed: bool = False) -> Packet:
        return self.pages.snapshot(self.state, self.number, packed=packed)

    def expected(self) -> dict[str, Any]:
        records = [json.loads(json.dumps(encode(one))) for one in self.state.records(EVERYONE)]
        return {"stream": EVERYONE, "number": self.number, "records": records}


@given(st.lists(STEP, max_size=30), st.lists(st.booleans(), min_size=30, max_size=30))
def test_pages_hold_what_the_state_holds(steps: list[tuple[list[str], list[str]]], looks: list[bool]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshots, "ON_A_PAGE", 3)
        patch.setattr(snapshots, "LEAST_PACKED", 1)
        stream = Stream()
        for (put, removed), looks_now in zip(steps, looks, strict=False):
            stream.merge(put, removed)
            if looks_now:
                assert unpacked(stream.snapshot()) == unpacked(stream.snapshot(packed=True)) == stream.expected()


def test_a_snapshot_is_encoded_once_for_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream()
    stream.merge(IDS, [])
    first = stream.snapshot()
    monkeypatch.setattr(snapshots, "words_of", None)
    assert stream.snapshot() is first


def test_only_the_page_that_changed_is_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[str] = []
    monkeypatch.setattr(snapshots, "ON_A_PAGE", 4)
    stream = Stream()
    stream.merge(IDS, [])
    stream.snapshot()

    def noted(one: Record) -> str:
        encoded.append(one.id)
        return words_of(one)

    monkeypatch.setattr(snapshots, "words_of", noted)
    stream.merge(IDS[5:6], [])
    assert unpacked(stream.snapshot()) == stream.expected()
    assert encoded == IDS[4:8]


def test_words_that_are_gone_are_kept_in_no_page() -> None:
    stream = Stream()
    stream.merge(IDS, [])
    stream.snapshot()
    stream.merge(IDS[:1], IDS[1:2])
    assert "Words 1" not in repr(stream.pages.__dict__)


def test_a_small_stream_is_not_packed() -> None:
    stream = Stream()
    stream.merge(IDS[:1], [])
    assert stream.snapshot(packed=True).attached == b""
