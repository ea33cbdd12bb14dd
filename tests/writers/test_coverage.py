"""Characters that fonts have and have not."""

from __future__ import annotations

import pytest

from server.writers.coverage import drawable


@pytest.mark.parametrize(
    "text", ["plain", "Àbhaile, Żółć, Ŵŷ", "Київ, Ελλάδα", "“quoted” – … • ≤ ≥ €", "😀 👩 🏠", "a\nb"]
)
def test_what_the_fonts_have_stays(text: str) -> None:
    assert drawable(text, "en") == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("你", "[1 character that this file cannot show]"),
        ("see 你好 here", "see [2 characters that this file cannot show] here"),
        ("𝄞 music", "[musical symbol g clef] music"),
        ("👨‍👩‍👧", "👨👩👧"),
        ("✔\ufe0f", "✔"),
    ],
)
def test_what_they_lack_is_named(text: str, shown: str) -> None:
    assert drawable(text, "en") == shown
