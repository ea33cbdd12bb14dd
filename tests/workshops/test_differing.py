"""Word by word: what two wordings share, and what they do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshops.differing import Stretch, differences

TEXTS = st.lists(st.sampled_from(["one", "door", "for", "all", " ", "\n", "  "]), max_size=12).map("".join)


@given(TEXTS, TEXTS)
def test_both_wordings_can_be_put_together_again(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(one.words for one in found if one.what != "new") == before
    assert "".join(one.words for one in found if one.what != "gone") == after
    assert all(one.words for one in found)


def test_words_that_changed_together_stand_together() -> None:
    assert differences("One door for all", "One front desk for all") == (
        Stretch("same", "One "),
        Stretch("gone", "door"),
        Stretch("new", "front desk"),
        Stretch("same", " for all"),
    )
    assert [one.what for one in differences("a b c d", "a x y d")] == ["same", "gone", "new", "same"]


def test_the_same_words_are_one_stretch() -> None:
    assert differences("One door", "One door") == (Stretch("same", "One door"),)
    assert differences("", "") == ()
