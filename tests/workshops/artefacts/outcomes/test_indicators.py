"""Indicators: what they must say before anybody may be asked for figures."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workshops.artefacts.outcomes.rooms import Framing
from workshops.artefacts.outcomes.indicators import AddIndicator, ChangeIndicator, indicators_of, words_of
from workshops.artefacts.outcomes.records import NEEDED, Indicator, blocked_by
from workshops.audiences import EVERYONE
from workshops.meeting.records import Alternative

WHOLE = {
    "decision": "How many assessment beds to buy",
    "reader": "Pooled budget board",
    "frequency": "Every 3 months",
    "held_by": "Nobody holds it yet",
}


@pytest.fixture
def framing() -> Framing:
    return Framing()


def change(framing: Framing, indicator: str, seen: str, **texts: str) -> ChangeIndicator:
    held = framing.found(indicator)
    return ChangeIndicator(indicator=indicator, basis_digest=seen, words=held.words, **texts)


def test_an_indicator_without_reader_or_decision_is_saved_and_blocked(framing: Framing) -> None:
    indicator = framing.found(framing.indicator(framing.said(), frequency="Monthly"))
    assert blocked_by(indicator) == ("decision", "reader", "held_by")


def test_nobody_holds_it_yet_is_an_answer(framing: Framing) -> None:
    assert blocked_by(framing.found(framing.indicator(framing.said(), **WHOLE))) == ()


@given(st.sets(st.sampled_from(NEEDED)))
def test_exactly_what_is_missing_is_named(missing: set[str]) -> None:
    texts: dict[str, Any] = {name: " " if name in missing else "said" for name in NEEDED}
    indicator = Indicator(id="i", audience=EVERYONE, ref="I1", order=1, outcome="o", words="Nights in a B&B", **texts)
    assert set(blocked_by(indicator)) == missing


def test_filling_the_gaps_opens_it(framing: Framing) -> None:
    indicator = framing.indicator(framing.said())
    asked = change(framing, indicator, words_of(framing.found(indicator)), target="60% by month 12", **WHOLE)
    framing.room.does(framing.priya, asked)
    after = framing.found(indicator)
    assert blocked_by(after) == () and after.target == "60% by month 12"


def test_a_late_change_is_kept_beside_the_first(framing: Framing) -> None:
    indicator = framing.indicator(framing.said())
    seen = words_of(framing.found(indicator))
    framing.room.does(framing.priya, change(framing, indicator, seen, reader="Pooled budget board"))
    framing.room.does(framing.sam, change(framing, indicator, seen, reader="Head of Housing"))
    assert framing.found(indicator).reader == "Pooled budget board"
    kept = framing.room.view(framing.young[0]).of(Alternative)
    assert [(one.field, one.words) for one in kept] == [("reader", "Head of Housing")]


def test_indicators_are_the_members_business(framing: Framing) -> None:
    outcome = framing.said()
    indicator = framing.indicator(outcome)
    assert framing.room.refuses(framing.young[0], AddIndicator(outcome=outcome, words="Happy")) == "forbidden"
    assert framing.room.refuses(framing.young[0], change(framing, indicator, "x")) == "forbidden"


def test_indicators_stand_under_their_outcome_in_order(framing: Framing) -> None:
    first, second = framing.said(), framing.said("People I can call")
    for outcome in (second, first, second):
        framing.indicator(outcome)
    here = framing.room.view(framing.young[0])
    assert [one.ref for one in indicators_of(here, second)] == ["I1", "I3"]
    assert [one.ref for one in indicators_of(here, first)] == ["I2"]
