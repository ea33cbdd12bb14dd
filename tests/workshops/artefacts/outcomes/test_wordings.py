"""Own words are never overwritten; the formal wording stands beside them; what is withdrawn is gone."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.outcomes.rooms import FORMAL, OWN, Framing
from tests.workshops.documents import whole
from workshops.artefacts.outcomes.operations import AddOutcome, Say
from workshops.artefacts.outcomes.outline import outcomes_document
from workshops.artefacts.outcomes.records import Indicator, Outcome, ServiceQuality
from workshops.artefacts.outcomes.wordings import RewordOwn, Withdraw, WordFormally
from workshops.audiences import EVERYONE
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.people import wrote
from workshops.meeting.records import Alternative
from workshops.wording import digest


@pytest.fixture
def framing() -> Framing:
    return Framing()


def formally(framing: Framing, of: str, formal: str, seen: str = "") -> None:
    framing.room.does(framing.priya, WordFormally(of=of, basis_digest=digest(seen), formal=formal))


def test_formal_wording_stands_beside_own_words(framing: Framing) -> None:
    outcome, quality = framing.said(), framing.quality()
    formally(framing, outcome, FORMAL)
    formally(framing, quality, "One named worker.")
    assert (framing.outcome(outcome).own_words, framing.outcome(outcome).formal) == (OWN, FORMAL)
    assert framing.service_quality(quality).own_words == "One worker I know"
    assert framing.service_quality(quality).formal == "One named worker."


def test_a_late_formal_wording_is_kept_as_an_alternative(framing: Framing) -> None:
    outcome = framing.said()
    formally(framing, outcome, FORMAL)
    formally(framing, outcome, "Young people are safe.")
    assert framing.outcome(outcome).formal == FORMAL
    kept = framing.room.view(framing.sam).of(Alternative)
    assert [(one.of, one.field, one.words) for one in kept] == [(outcome, "formal", "Young people are safe.")]


def test_own_words_change_only_by_whoever_said_them(framing: Framing) -> None:
    outcome = framing.said()
    asked = RewordOwn(of=outcome, basis_digest=digest(OWN), own_words="A home")
    for seat in (framing.sam, framing.priya, framing.young[1]):
        assert framing.room.refuses(seat, asked) == "forbidden"
    framing.room.does(framing.young[0], asked)
    assert framing.outcome(outcome).own_words == "A home"


def test_own_words_written_on_two_devices_are_both_kept(framing: Framing) -> None:
    outcome = framing.said()
    for words in ("A home", "A house"):
        framing.room.does(framing.young[0], RewordOwn(of=outcome, basis_digest=digest(OWN), own_words=words))
    assert framing.outcome(outcome).own_words == "A home"
    assert [one.words for one in framing.room.view(framing.sam).of(Alternative)] == ["A house"]


def test_formal_wording_is_for_members(framing: Framing) -> None:
    asked = WordFormally(of=framing.said(), basis_digest=digest(""), formal=FORMAL)
    assert framing.room.refuses(framing.young[0], asked) == "forbidden"


def test_only_whoever_said_it_takes_it_back(framing: Framing) -> None:
    outcome = framing.said()
    for seat in (framing.sam, framing.priya, framing.young[1]):
        assert framing.room.refuses(seat, Withdraw(of=outcome)) == "forbidden"


def test_what_nobody_built_on_is_gone_with_all_its_words(framing: Framing) -> None:
    outcome = framing.said()
    for words in ("A home", "A house"):
        framing.room.does(framing.young[0], RewordOwn(of=outcome, basis_digest=digest(OWN), own_words=words))
    changes = framing.room.does(framing.young[0], Withdraw(of=outcome))
    here = framing.room.view(framing.young[0])
    assert not here.of(Outcome) and not here.of(Alternative)
    assert outcome in changes.parts[EVERYONE].erased and len(changes.parts[EVERYONE].erased) == 2
    assert not wrote(here, outcome)


def test_a_formal_wording_outlives_the_words_that_are_withdrawn(framing: Framing) -> None:
    outcome = framing.said()
    formally(framing, outcome, FORMAL)
    changes = framing.room.does(framing.young[0], Withdraw(of=outcome))
    left = framing.outcome(outcome)
    assert (left.own_words, left.group, left.formal) == ("", "", FORMAL)
    assert OWN not in repr(changes) and outcome in changes.parts[EVERYONE].erased


def test_a_formal_wording_that_quotes_them_outlives_them_without_the_quote(framing: Framing) -> None:
    """CG-WRD-5, CG-WRD-6"""
    outcome, short = framing.said(), framing.said("Home")
    formally(framing, outcome, f"A person said: {OWN} They get it.")
    formally(framing, short, "Home is where one stays.")
    for one in (outcome, short):
        framing.room.does(framing.young[0], Withdraw(of=one))
    assert framing.outcome(outcome).formal == "A person said: …. They get it."
    assert framing.outcome(short).formal == "Home is where one stays.", "a word that anybody may say"


def test_a_formal_wording_that_came_too_late_outlives_them_without_the_quote_too(framing: Framing) -> None:
    """CG-WRD-6"""
    outcome = framing.said()
    for formal in (FORMAL, f"A person said: {OWN}"):
        formally(framing, outcome, formal)
    framing.room.does(framing.young[0], Withdraw(of=outcome))
    assert [one.words for one in framing.room.view(framing.sam).of(Alternative)] == ["A person said: …."]
    assert OWN not in repr([one for stream, one in framing.room.log() if stream == EVERYONE])


def test_where_words_came_from_is_withdrawn_with_them(framing: Framing) -> None:
    """CG-WRD-5"""
    told = Say(own_words=OWN, source="Robin, of Elm House")
    outcome = framing.room.made(framing.room.does(framing.young[0], told))
    formally(framing, outcome, FORMAL)
    framing.room.does(framing.young[0], Withdraw(of=outcome))
    assert (framing.outcome(outcome).source, framing.outcome(outcome).formal) == ("", FORMAL)


def test_an_indicator_keeps_its_outcome(framing: Framing) -> None:
    outcome = framing.said()
    indicator = framing.indicator(outcome)
    framing.room.does(framing.young[0], Withdraw(of=outcome))
    assert framing.outcome(outcome).own_words == ""
    assert framing.room.one(Indicator, indicator).outcome == outcome


def test_alternatives_to_the_formal_wording_stay_with_it(framing: Framing) -> None:
    outcome = framing.said()
    formally(framing, outcome, FORMAL)
    formally(framing, outcome, "Young people are safe.")
    framing.room.does(framing.young[0], RewordOwn(of=outcome, basis_digest=digest(""), own_words="A house"))
    framing.room.does(framing.young[0], Withdraw(of=outcome))
    assert [one.field for one in framing.room.view(framing.sam).of(Alternative)] == ["formal"]


def test_a_quality_is_withdrawn_like_an_outcome(framing: Framing) -> None:
    quality = framing.quality()
    framing.room.does(framing.young[1], Withdraw(of=quality))
    assert not framing.room.view(framing.sam).of(ServiceQuality)


def test_a_formal_outcome_that_nobody_built_on_can_be_taken_back(framing: Framing) -> None:
    outcome = framing.room.made(framing.room.does(framing.priya, AddOutcome(formal=FORMAL)))
    framing.room.does(framing.priya, Withdraw(of=outcome))
    assert framing.room.refuses(framing.priya, Withdraw(of=outcome)) == "missing"


def test_a_dissent_beside_it_keeps_its_outcome(framing: Framing) -> None:
    outcome = framing.said()
    framing.room.does(framing.young[1], KeepMinorityView(of=outcome, words="Not for me."))
    framing.room.does(framing.young[0], Withdraw(of=outcome))
    assert framing.outcome(outcome).own_words == ""


def test_erasing_and_keeping_a_record_is_one_change(framing: Framing) -> None:
    outcome = framing.said()
    formally(framing, outcome, FORMAL)
    part = framing.room.does(framing.young[0], Withdraw(of=outcome)).parts[EVERYONE]
    assert outcome in part.erased and outcome not in part.removed
    assert [one.id for one in part.put] == [outcome]


@pytest.mark.parametrize("erased", [False, True])
def test_what_was_only_said_formally_leaves_an_empty_place(framing: Framing, *, erased: bool) -> None:
    """CG-WRD-5, CG-ERA-1"""
    outcome = framing.room.made(framing.room.does(framing.priya, AddOutcome(formal=FORMAL, source="The diary")))
    indicator = framing.indicator(outcome)
    part = framing.room.does(framing.priya, EraseOwn() if erased else Withdraw(of=outcome)).parts[EVERYONE]
    assert outcome in part.erased and outcome not in part.removed
    left = framing.outcome(outcome)
    assert (left.formal, left.source, left.masked) == ("", "", True)
    assert framing.room.one(Indicator, indicator).outcome == outcome
    assert FORMAL.rstrip(".") not in whole(outcomes_document(framing.room.view(framing.sam), "2026-05-12T15:30:00Z"))
