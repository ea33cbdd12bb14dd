"""The two demonstration cases: counts, references that resolve, marks, and figures that add up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.workshops.cases import AVOIDED, FALKIRK, SOUTH_TYNESIDE, TEMPLATES, Case, read
from workshops.artefacts.hypotheses.records import STATUSES, STRENGTHS, TYPES
from workshops.artefacts.pathways.records import SHAPES
from workshops.meeting.illustrating import FACES
from workshops.meeting.records import BASES, ROLES, STAGES, THREADS

SECTIONS = {one["key"] for one in read("artefacts/specification/sections.en.json")["sections"]}
THEMES = {one["name"] for one in read("artefacts/outcomes/frameworks/shanarri-2022.en.json")["themes"]}
NEEDED = ("decision", "reader", "frequency", "held_by")
PARTNERS = ("Carevisions", "National Fostering", "FCA Scotland", "Fosterplus", "Fostering Relations", "JMT", "Barnardo")

each = pytest.mark.parametrize("case", [SOUTH_TYNESIDE, FALKIRK], ids=lambda one: str(one.key))


@each
def test_everything_says_how_far_it_may_be_believed(case: Case) -> None:
    bases = list(case.bases())
    assert len(bases) > 100
    assert [where for where, basis in bases if basis not in BASES] == []


@each
def test_what_is_stated_or_inferred_names_its_source(case: Case) -> None:
    told = (*case.people["facts"], *case.people["explained"])
    listed = [*told, *case.steps.values(), *case.hypotheses["hypotheses"], *case.hypotheses["evidence"]]
    assert [one for one in listed if one["basis"] in ("stated", "inferred") and not one["source"]] == []


@each
def test_people_groups_and_organisations_fit_together(case: Case) -> None:
    sizes = Counter(one["group"] for one in case.nicknames.values() if one["group"])
    assert len(case.nicknames) == len(case.people["people"]) and sizes.total() >= 24
    assert set(sizes) == case.groups and {one["thread"] for one in case.people["groups"]} <= set(THREADS)
    assert len(case.organisations) >= 6 and case.people["partnership"]["stage"] in STAGES
    assert case.people["partnership"]["teaching"].startswith("Teaching example, from a published ")
    assert all(set(one["roles"]) <= set(ROLES) for one in case.nicknames.values())
    assert {one["template"] for one in case.people["sessions"]} <= {one["key"] for one in TEMPLATES}


@each
def test_a_word_that_is_explained_says_where_its_meaning_is_from(case: Case) -> None:
    """The room keeps only the word and its meaning, so the meaning itself says it."""
    words = case.people["explained"]
    assert {one["basis"] for one in words} == {"stated", "invented"}
    for one in words:
        told = one["meaning"].rsplit("From ", 1)[-1].rstrip(".").rsplit(", ", 1)
        assert one["meaning"].endswith(". Invented for teaching.") or all(part in one["source"] for part in told)
        assert (one["basis"] == "invented") == one["meaning"].endswith("Invented for teaching.")


@each
def test_every_organisation_has_one_signatory(case: Case) -> None:
    signing = [one["organisation"] for one in case.nicknames.values() if "signatory" in one["roles"]]
    assert sorted(signing) == sorted(case.organisations)
    signs = [one["signs"] for one in case.nicknames.values() if "signs" in one]
    assert len(signs) == len(signing) and all(one.keys() == {"name", "role", "authority"} for one in signs)


@each
def test_the_agreement_has_two_objections_and_one_is_met(case: Case) -> None:
    objections = [one for one in case.agreement["positions"] if one["stance"] == "objects"]
    assert len(objections) == 2 and all(one["reason"] and one["fix"] for one in objections)
    assert [one["met"] for one in case.agreement["answers"]] == [True]
    assert {one["clause"] for one in case.agreement["positions"]} <= case.known()
    assert {one["organisation"] for one in case.agreement["positions"]} <= case.organisations
    waiting = {one["organisation"] for one in case.agreement["waiting"]}
    assert {*case.agreement["signed_by"], *waiting} == case.organisations
    assert set(case.agreement["acknowledged_by"]) <= set(case.nicknames)


@each
def test_every_hypothesis_is_scored_and_ends_where_its_findings_do(case: Case) -> None:
    listed = case.hypotheses["hypotheses"]
    assert [one["ref"] for one in listed] == [f"H{n}" for n in range(1, len(listed) + 1)]
    for one in listed:
        assert one["type"] in TYPES and len(one["scores"]) >= 20 and set(one["scores"]) <= set(case.nicknames)
        assert set(one["steps"]) <= set(case.steps) and one["raised_by"] in {*case.groups, ""}
        assert [found["status"] for found in one["findings"]][-1:] in ([one["status"]], [])


@each
def test_the_scores_lead_to_every_kind_of_verdict(case: Case) -> None:
    listed = case.hypotheses["hypotheses"]
    assert {case.verdict(one) for one in listed} == {"common_ground", "mixed", "divided"}
    assert [one for one in listed if None in one["scores"].values()]


@each
def test_evidence_and_minority_views_name_what_exists(case: Case) -> None:
    evidence = case.hypotheses["evidence"]
    assert len({one["hypothesis"] for one in evidence}) >= 5 and {one["hypothesis"] for one in evidence} <= case.known()
    assert all(one["strength"] in STRENGTHS and one["source"] for one in evidence)
    assert {one["of"] for one in case.hypotheses["minority_views"]} <= case.known()
    assert len(case.hypotheses["minority_views"]) == len(case.specification["minority_views"]) == 2


@each
def test_no_map_has_more_than_two_steps_beside_each_other(case: Case) -> None:
    for drawn in (case.as_is, case.to_be):
        assert [one["ref"] for one in drawn["steps"]] == [
            f"{drawn['prefix']}{n}" for n in range(1, len(drawn["steps"]) + 1)
        ]
        places = [(step["lane"], step["column"]) for step in drawn["steps"]]
        assert max(Counter(places).values()) <= 2
        assert {lane for lane, _ in places} <= {lane["key"] for lane in drawn["lanes"]}
        assert {step["shape"] for step in drawn["steps"]} <= set(SHAPES)


@each
def test_pain_points_feelings_and_ideas_name_what_exists(case: Case) -> None:
    assert len(case.pain_points) == 5
    for one in case.pathways["pain_points"]:
        assert set(one["steps"]) <= set(case.steps) and set(one["voters"]) <= set(case.nicknames)
        assert len(set(one["voters"])) == len(one["voters"])
    said = [*case.pathways["feelings"], *case.pathways["ideas"]]
    assert all(one["step"] in case.steps and one["by"] in case.nicknames for one in said)
    assert {one["face"] for one in case.pathways["feelings"]} <= set(FACES)
    assert {one["origin"] for one in case.steps.values()} <= {*case.steps, ""}


@each
def test_what_became_of_it_names_what_exists(case: Case) -> None:
    """Tests, whys, answers to pain points, actions, answers and comments."""
    assert {one["hypothesis"] for one in case.trials["tests"]} <= case.known()
    assert {one["state"] for one in case.trials["tests"]} == {"planned", "running", "done"}
    whys = [one["key"] for one in case.change["whys"]]
    assert {one["after"] for one in case.change["whys"]} <= {*whys, ""} and len(set(whys)) == len(whys)
    assert {one["by"] for one in case.change["answers"]} <= set(case.steps)
    assert {f"P{one['pain_point']}" for one in case.change["answers"]} <= case.pain_points
    assert {one["due"] for one in case.change["actions"]["planned"]} == {30, 60, 90, 365}
    keys = {one["key"] for one in case.specification["requirements"]}
    assert {one["key"] for one in case.versions["earlier"]} | {one["on"] for one in case.versions["comments"]} <= keys
    said = [*case.answers["promises"], *case.answers["answers"], *case.answers["replies"], *case.versions["comments"]]
    assert {one["by"] for one in said} <= set(case.nicknames)


@each
def test_dots_are_given_within_the_budget(case: Case) -> None:
    poll = case.outcomes["priorities"]
    options = {one["ref"] for part in ("outcomes", "service_qualities") for one in case.outcomes[part]}
    assert all(set(one["dots"]) <= options for one in poll["given"])
    assert all(0 < sum(one["dots"].values()) <= poll["budget"] for one in poll["given"])
    assert len({one["by"] for one in poll["given"]}) == len(poll["given"]) >= 20


@each
def test_outcomes_and_indicators_hold_together(case: Case) -> None:
    outcomes, indicators = case.outcomes["outcomes"], case.outcomes["indicators"]
    assert all(one["themes"] and set(one["themes"]) <= THEMES for one in outcomes)
    assert {one["outcome"] for one in indicators} == {one["ref"] for one in outcomes}
    assert sum(not all(one[field] for field in NEEDED) for one in indicators) == 2
    assert all(set(one["hypotheses"]) <= case.known() for one in outcomes)
    assert all({f"P{number}" for number in one["pain_points"]} <= case.pain_points for one in outcomes)


@each
def test_requirements_say_how_strong_they_are_and_where_they_come_from(case: Case) -> None:
    listed = case.specification["requirements"]
    assert len(listed) >= 40 and len({one["key"] for one in listed}) == len(listed)
    assert 2 <= sum(not one["sources"] for one in listed) <= 3
    assert {ref for one in listed for ref in one["sources"]} <= case.known()
    assert {one["section"] for one in listed} == SECTIONS
    assert {one["of"] for one in case.specification["minority_views"]} <= {one["key"] for one in listed}
    for one in listed:
        assert re.findall(r"\b(MUST|SHOULD|MAY)\b", one["words"]) == [one["strength"]], one["key"]


@each
def test_rewordings_name_what_they_reword(case: Case) -> None:
    drawn = {f"{one['start']}>{one['end']}" for one in case.links if one["moves"] == "person"}
    origins = [one["from"] for one in case.specification["requirements"] if one["from"]]
    assert len(set(origins)) == len(origins) and set(origins) <= case.known() | drawn


def shares_by_start(case: Case, drawn: dict[str, Any]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for one in case.person_links(drawn):
        sums[one["start"]] += one["share"]
    return dict(sums)


@pytest.mark.parametrize(
    ("case", "drawn", "returning"),
    [
        (SOUTH_TYNESIDE, SOUTH_TYNESIDE.to_be, "T13"),
        (FALKIRK, FALKIRK.as_is, ""),
        (FALKIRK, FALKIRK.to_be, ""),
    ],
    ids=["T", "F", "G"],
)
def test_shares_add_up_at_every_step_and_every_step_has_its_times(
    case: Case, drawn: dict[str, Any], returning: str
) -> None:
    sums = shares_by_start(case, drawn)
    assert sums.pop(returning, 0.5) < 1, "the rest of them have arrived"
    assert all(abs(total - 1) < 1e-9 for total in sums.values())
    timed = {one[side] for one in case.person_links(drawn) for side in ("start", "end")}
    assert all(case.steps[ref][field] is not None for ref in timed for field in ("touch", "wait", "wait_worst"))
    assert drawn["figures_basis"] == "invented" and "invented for teaching" in drawn["note"]


def test_south_tyneside_keeps_the_counts_of_its_source() -> None:
    case = SOUTH_TYNESIDE
    sizes = Counter(one["group"] for one in case.nicknames.values() if one["group"])
    assert {one["thread"] for one in case.people["groups"]} == set(THREADS)
    assert sum(size < 5 for size in sizes.values()) >= 2
    assert sorted(one["status"] for one in case.hypotheses["hypotheses"]) == sorted(STATUSES)
    stated = [one["ref"] for one in case.hypotheses["hypotheses"] if one["basis"] == "stated"]
    assert stated == ["H1", "H2", "H3", "H10"]
    assert (len(case.as_is["steps"]), len(case.to_be["steps"])) == (14, 15)
    inferred = [ref for ref, step in case.steps.items() if step["basis"] == "inferred"]
    assert inferred == ["A3", "A4", "A5", "A6", "A7", "A10", "T5", "T6"]
    sizes_of = [len(case.outcomes[part]) for part in ("outcomes", "service_qualities", "indicators")]
    assert sizes_of == [9, 4, 12]


def test_south_tynesides_way_as_it_was_has_its_hand_offs_doors_and_dead_end() -> None:
    case = SOUTH_TYNESIDE
    moves = case.person_links(case.as_is)
    assert case.hand_offs_and_doors(case.as_is) == (5, 5)
    leads_on = {one["start"] for one in moves}
    informs = {one["end"] for one in case.links if one["moves"] == "information"}
    ends = {ref for ref, one in case.steps.items() if one["shape"] == "start_end"}
    assert [ref for ref in case.steps if ref[0] == "A" and ref not in leads_on | informs | ends] == ["A6"]
    assert all(one["share"] is None for one in moves)


def test_falkirks_maps_are_those_of_the_source_with_their_marks() -> None:
    assert (len(FALKIRK.as_is["steps"]), len(FALKIRK.to_be["steps"])) == (13, 14)
    inferred = [ref for ref, step in FALKIRK.steps.items() if step["basis"] == "inferred"]
    assert inferred == ["F2", "F4", "F7", "F10", "F12", "G6", "G9", "G11", "G13", "G14"]
    assert {step["basis"] for step in FALKIRK.steps.values()} == {"stated", "inferred"}
    ways = {(one["start"], one["end"]) for one in FALKIRK.person_links(FALKIRK.as_is)}
    chain = [("F1", "F2"), ("F2", "F3"), ("F3", "F4"), ("F4", "F5"), ("F4", "F6"), ("F6", "F7"), ("F7", "F8")]
    assert ways >= {*chain, ("F8", "F9"), ("F9", "F6"), ("F9", "F10"), ("F10", "F11"), ("F11", "F12")}
    informed = {(one["start"], one["end"]) for one in FALKIRK.links if one["moves"] == "information"}
    assert ("F11", "F12") not in informed, "providers report that the two are disjointed"


@pytest.mark.parametrize("case", [SOUTH_TYNESIDE, FALKIRK], ids=lambda one: one.key)
def test_young_people_speak_as_themselves_and_not_as_a_report(case: Case) -> None:
    said = list(case.young_words())
    grown_up = re.compile(
        r"\b(young people|a child|children|services?|agenc\w+|organisations?|households?|whoever|whether|regard\w*|"
        r"ensur\w+|provid\w+|support\w*|access\w*)\b",
        re.IGNORECASE,
    )
    assert len(said) > 15
    assert [one for one in said if grown_up.search(one)] == []


def test_falkirks_steps_can_be_read_by_young_people() -> None:
    avoided = re.compile(rf"\b({'|'.join(AVOIDED)})", re.IGNORECASE)
    assert [ref for ref, step in FALKIRK.steps.items() if avoided.search(step["words"])] == []


def test_falkirks_information_matrix_stands_in_two_clauses_with_its_five_classes() -> None:
    formal = {one["ref"]: one["formal"] for one in FALKIRK.agreement["rewordings"]}
    for words in ("share:", "share in coarser form:", "share summed:", "procurement lead only", "never:"):
        assert words in formal["WTA-09"].lower() and words in formal["WTA-10"].lower()
    assert "a radius around the town" in formal["WTA-10"] and "instead of placement numbers" in formal["WTA-10"]
    assert all(one["note"] for one in FALKIRK.agreement["rewordings"])


def test_the_published_table_is_quoted_whole_and_in_its_direction() -> None:
    quoted = FALKIRK.hypotheses["published_results"]
    assert [one["source"][-3:] for one in quoted] == [f"({letter})" for letter in "abcdefgh"]
    assert [one["average"] for one in quoted] == [53, 31, 33, 30, 27, 21, 38, 24]
    ranges = [(one["lowest"], one["highest"]) for one in quoted]
    assert ranges == [(10, 100), (0, 76), (0, 85), (0, 80), (0, 100), (0, 100), (10, 90), (0, 80)]
    scale = {(one["scale_from"], one["low_words"], one["scale_to"], one["high_words"]) for one in quoted}
    assert scale == {(0, "strongly agree", 100, "strongly disagree")}
    assert all(one["sample"] and one["note"] and one["basis"] == "stated" for one in quoted)


def test_falkirks_hypotheses_are_five_of_the_sources_and_one_of_young_people() -> None:
    bases = [(one["basis"], bool(one["source"])) for one in FALKIRK.hypotheses["hypotheses"]]
    assert bases == [("stated", True)] * 5 + [("invented", False)]


def test_real_providers_are_named_in_sourced_facts_only() -> None:
    taking_part = [*FALKIRK.people["organisations"], *FALKIRK.people["people"]]
    rest = f"{taking_part}{FALKIRK.agreement}{FALKIRK.outcomes}{FALKIRK.specification}{FALKIRK.pathways}"
    assert [name for name in PARTNERS if name in rest] == []
    facts = [one for one in FALKIRK.people["facts"] if any(name in one["words"] for name in PARTNERS)]
    assert facts and all(one["basis"] == "stated" and one["source"] for one in facts)
