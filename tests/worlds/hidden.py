"""Every kind of secret: how it happens in two worlds, who may know of the difference, and when it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.worlds.steps import (
    ASSENT,
    Step,
    attention_on_ones_own,
    concern,
    does,
    drew,
    drew_and_hid,
    erased,
    grouping,
    harbour,
    held_by,
    hidden,
    kept_for,
    knocks,
    moderated,
    mute,
    note,
    nothing,
    permitted,
    poll,
    procurement,
    refused_try,
    register_opened,
    score,
    silent_round,
    taken_back,
    took_along,
    turned_away,
    worried_about,
)

FACILITATES: Final = frozenset({"sam"})
PUFFIN, WREN = frozenset({"puffin"}), frozenset({"wren"})


@dataclass(frozen=True)
class Secret:
    """Two worlds. ``knows``: who may receive something else in the one than in the other.

    With ``late`` it could be seen for a while: only what comes afterwards is compared, for whoever is new then.
    """

    one: Step
    other: Step
    knows: frozenset[str]
    late: bool = False


SECRETS: Final[dict[str, Secret]] = {
    "an item of another organisation": Secret(
        nothing, kept_for(harbour, "Our price is 20 pounds"), frozenset({"lena"})
    ),
    "another item of another organisation": Secret(
        kept_for(harbour, "Our price is 30 pounds"), kept_for(harbour, "No"), frozenset({"lena"})
    ),
    "an item of the procurement lead": Secret(nothing, kept_for(procurement, "Two bidders"), frozenset({"petra"})),
    "another private score": Secret(score(value=5), score(value=95), PUFFIN),
    "a private score, or none": Secret(nothing, score(value=80), PUFFIN),
    "another importance beside a score": Secret(
        score(importance=5, confidence=90), score(importance=95, confidence=10), PUFFIN
    ),
    "another quiet note": Secret(note("Too loud"), note("Without the social workers?"), PUFFIN | FACILITATES),
    "a quiet note, or none": Secret(nothing, note("I need a break"), PUFFIN | FACILITATES),
    "whose the quiet note is": Secret(note("Too loud"), note("Too loud", "wren"), PUFFIN | WREN),
    "whose the contribution is that waits": Secret(held_by("puffin"), held_by("wren"), PUFFIN | WREN),
    "attention on what is one's own": Secret(note("I need a break"), attention_on_ones_own, PUFFIN),
    "a concern about what was seen, or none": Secret(
        concern(), concern(about="seen", words="Somebody cried"), frozenset({"maryam"})
    ),
    "other words of a concern": Secret(
        concern(about="help", words="Zanzibar"), concern(about="help", words="No"), frozenset({"maryam"})
    ),
    "what stood there before a concern": Secret(
        worried_about("My uncle hurts me"), worried_about("A safe home"), frozenset({"maryam"}), late=True
    ),
    "what was hidden": Secret(hidden("My uncle hurts me"), hidden("A safe home"), FACILITATES, late=True),
    "what was taken back": Secret(taken_back("My uncle"), taken_back("A safe home"), frozenset(), late=True),
    "what somebody said who was erased": Secret(erased("My uncle"), erased("A safe home"), frozenset(), late=True),
    "somebody waits, or nobody": Secret(nothing, knocks("heron", "siskin"), FACILITATES | {"heron", "siskin"}),
    "somebody was turned away, or nobody came": Secret(nothing, turned_away, FACILITATES | {"redpoll"}),
    "whose permission there is": Secret(permitted("guardian"), permitted("corporate_parent"), FACILITATES),
    "a private card, or none": Secret(silent_round(), silent_round("One key worker", "And a phone"), PUFFIN),
    "what is drawn on a private card": Secret(drew("My uncle hits me"), drew("A dog"), PUFFIN),
    "what was drawn on what is hidden": Secret(
        drew_and_hid("My uncle hits me"), drew_and_hid("A dog"), FACILITATES, late=True
    ),
    "a contribution that waits, or none": Secret(moderated(), moderated("One key worker"), PUFFIN | FACILITATES),
    "three dots, or one": Secret(poll(3), poll(1), PUFFIN),
    "a grouping was declined, or not answered": Secret(grouping(None), grouping(False), PUFFIN),
    "somebody said that they want to take part": Secret(nothing, does("puffin", "meeting.assent", **ASSENT), PUFFIN),
    "the register was opened": Secret(nothing, register_opened, FACILITATES),
    "somebody took a file along": Secret(nothing, took_along, FACILITATES),
    "a refused try, or none": Secret(nothing, refused_try, PUFFIN),
    # The last, since who is muted says nothing more.
    "somebody is muted, or nobody": Secret(nothing, mute, PUFFIN | FACILITATES),
}
