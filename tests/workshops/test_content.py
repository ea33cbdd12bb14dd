"""The written content: counts, minutes, references that resolve, words that may be read by young people."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workshops.artefacts.hypotheses.records import STATUSES, STRENGTHS, TYPES, CommonGroundRule
from workshops.artefacts.hypotheses.scoring import verdict_of
from workshops.meeting.records import ROLES, STAGES, THREADS

ROOT = Path(__file__).parents[2] / "workshops"
AVOIDED = ("placement", "contact", "lac", "respite", "challenging", "service user", "stakeholder", "disengage")
SHAPES = {"start_end", "step", "decision", "wait", "hand_off", "form"}
FACES = {"fed_up", "confused", "scared", "okay", "hopeful", "gave_up", "safe", "mixed"}
BLOCKS = {
    "welcome",
    "talk",
    "vision",
    "values",
    "break",
    "sort",
    "clauses",
    "consent",
    "sign",
    "dates",
    "rules",
    "silent_write",
    "write_in_format",
    "cluster",
    "private_score",
    "reveal",
    "pick_tests",
    "close",
    "own_words",
    "group_words",
    "priorities",
    "qualities",
    "map_steps",
    "map_times",
    "pain_points",
    "draft",
    "review",
    "evidence",
    "waste_walk",
    "five_whys",
    "sketch",
    "stress_test",
    "action_plan",
    "carousel",
}


def read(path: str) -> Any:
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


CLAUSES = read("artefacts/agreement/clauses.en.json")
TEMPLATES = read("meeting/templates.en.json")
SECTIONS = read("artefacts/specification/sections.en.json")
SHANARRI = read("artefacts/outcomes/frameworks/shanarri-2022.en.json")
PEOPLE, AGREEMENT, HYPOTHESES, PATHWAYS, OUTCOMES, SPECIFICATION = (
    read(f"demonstration/south_tyneside/{name}.json")
    for name in ("people", "agreement", "hypotheses", "pathways", "outcomes", "specification")
)
NICKNAMES = {one["nickname"]: one for one in PEOPLE["people"]}
GROUPS = {one["key"] for one in PEOPLE["groups"]}
ORGANISATIONS = {one["key"] for one in PEOPLE["organisations"]}
STEPS = {step["ref"]: step for one in PATHWAYS["maps"] for step in one["steps"]}
LINKS = [link for one in PATHWAYS["maps"] for link in one["links"]]
PAIN_POINTS = {f"P{one['number']}" for one in PATHWAYS["pain_points"]}


def known() -> set[str]:
    """Every reference that a requirement may name as its source."""
    listed = [CLAUSES, HYPOTHESES["hypotheses"], OUTCOMES["outcomes"], OUTCOMES["service_qualities"]]
    listed.append(OUTCOMES["indicators"])
    return {one["ref"] for part in listed for one in part} | set(STEPS) | PAIN_POINTS


def plain_texts() -> Iterator[str]:
    """What young people read on their phones."""
    for one in [*CLAUSES, *AGREEMENT["rewordings"], *SPECIFICATION["requirements"]]:
        yield one["plain"]
    yield from (one["question"] for template in TEMPLATES for one in template["activities"])
    yield from (one[field] for one in HYPOTHESES["hypotheses"] for field in ("think", "because"))
    yield from (one["own_words"] for part in ("outcomes", "service_qualities") for one in OUTCOMES[part])
    yield from (one["words"] for part in ("pain_points", "feelings", "ideas") for one in PATHWAYS[part])


def test_the_clause_library_is_complete_and_in_order() -> None:
    assert [one["ref"] for one in CLAUSES] == [f"WTA-{n:02d}" for n in range(1, 23)]
    assert all(one["title"] and one["plain"] and one["formal"] and one["asks"] for one in CLAUSES)
    sections = [one["section"] for one in CLAUSES]
    assert sections == sorted(sections, key=sections.index)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: str(one["key"]))
def test_the_minutes_of_a_template_add_up(template: dict[str, Any]) -> None:
    assert sum(one["minutes"] for one in template["activities"]) == template["minutes"]
    assert {one["block"] for one in template["activities"]} <= BLOCKS


def test_the_templates_have_their_stated_lengths() -> None:
    stated = {"1": 150, "2": 120, "3": 120, "4": 330, "5": 240, "6": 90, "7": 180, "8": 120, "8B": 60}
    assert {one["key"]: one["minutes"] for one in TEMPLATES} == {f"TPL-{key}": held for key, held in stated.items()}


def test_young_people_read_short_sentences_and_no_words_to_avoid() -> None:
    avoided = re.compile(rf"\b({'|'.join(AVOIDED)})", re.IGNORECASE)
    texts = list(plain_texts())
    assert [text for text in texts if avoided.search(text) or "!" in text] == []
    sentences = [sentence for text in texts for sentence in re.split(r"[.?:]\s", text)]
    assert [one for one in sentences if len(one.split()) > 15] == []


def test_the_people_fill_eight_groups_and_some_are_small() -> None:
    sizes = Counter(one["group"] for one in NICKNAMES.values() if one["group"])
    assert len(NICKNAMES) == len(PEOPLE["people"]) and sizes.total() >= 24
    assert set(sizes) == GROUPS and {one["thread"] for one in PEOPLE["groups"]} == set(THREADS)
    assert sum(size < 5 for size in sizes.values()) >= 2
    assert len(ORGANISATIONS) >= 6 and PEOPLE["partnership"]["stage"] in STAGES
    assert all(set(one["roles"]) <= set(ROLES) for one in NICKNAMES.values())


def test_every_organisation_has_one_signatory() -> None:
    signing = [one["organisation"] for one in NICKNAMES.values() if "signatory" in one["roles"]]
    assert sorted(signing) == sorted(ORGANISATIONS)
    assert all(one["signs"].keys() == {"name", "role", "authority"} for one in NICKNAMES.values() if "signs" in one)


def test_the_agreement_has_two_objections_and_one_is_met() -> None:
    objections = [one for one in AGREEMENT["positions"] if one["stance"] == "objects"]
    assert len(objections) == 2 and all(one["reason"] and one["fix"] for one in objections)
    assert [one["met"] for one in AGREEMENT["answers"]] == [True]
    assert {one["clause"] for one in AGREEMENT["positions"]} <= known()
    assert {one["organisation"] for one in AGREEMENT["positions"]} <= ORGANISATIONS
    waiting = {one["organisation"] for one in AGREEMENT["waiting"]}
    assert {*AGREEMENT["signed_by"], *waiting} == ORGANISATIONS and set(AGREEMENT["acknowledged_by"]) <= set(NICKNAMES)


def test_every_status_occurs_once_and_every_hypothesis_is_scored() -> None:
    listed = HYPOTHESES["hypotheses"]
    assert [one["ref"] for one in listed] == [f"H{n}" for n in range(1, 11)]
    assert sorted(one["status"] for one in listed) == sorted(STATUSES)
    assert [one["ref"] for one in listed if one["basis"] == "stated"] == ["H1", "H2", "H3", "H10"]
    for one in listed:
        assert one["type"] in TYPES and len(one["scores"]) >= 20 and set(one["scores"]) <= set(NICKNAMES)
        assert set(one["steps"]) <= set(STEPS) and one["raised_by"] in {*GROUPS, ""}
        assert [found["status"] for found in one["findings"]][-1:] in ([one["status"]], [])


def verdict(hypothesis: dict[str, Any]) -> str:
    rule = CommonGroundRule(id="rule", audience="everyone", fixed_at="", **_rule())
    by_group: dict[str, list[int]] = defaultdict(list)
    for nickname, value in hypothesis["scores"].items():
        if value is not None:
            by_group[NICKNAMES[nickname]["group"]].append(value)
    return verdict_of(by_group, rule)


def _rule() -> dict[str, Any]:
    return {field: value for field, value in HYPOTHESES["rule"].items() if field != "basis"}


def test_the_scores_lead_to_every_kind_of_verdict() -> None:
    assert {verdict(one) for one in HYPOTHESES["hypotheses"]} == {"common_ground", "mixed", "divided"}
    unsure = [one for one in HYPOTHESES["hypotheses"] if None in one["scores"].values()]
    assert unsure


def test_evidence_is_on_five_hypotheses_and_facts_carry_their_source() -> None:
    evidence = HYPOTHESES["evidence"]
    assert len({one["hypothesis"] for one in evidence}) == 5 and {one["hypothesis"] for one in evidence} <= known()
    assert all(one["strength"] in STRENGTHS and one["source"] for one in evidence)
    assert {one["of"] for one in HYPOTHESES["minority_views"]} <= known()
    assert len(HYPOTHESES["minority_views"]) == len(SPECIFICATION["minority_views"]) == 2


def test_both_maps_hold_the_steps_of_the_case_with_at_most_two_beside_each_other() -> None:
    now, then = PATHWAYS["maps"]
    assert [one["ref"] for one in now["steps"]] == [f"A{n}" for n in range(1, 15)]
    assert [one["ref"] for one in then["steps"]] == [f"T{n}" for n in range(1, 16)]
    for one in (now, then):
        places = [(step["lane"], step["column"]) for step in one["steps"]]
        assert max(Counter(places).values()) <= 2
        assert {lane for lane, _ in places} <= {lane["key"] for lane in one["lanes"]}
        assert {step["shape"] for step in one["steps"]} <= SHAPES
    assert [ref for ref, step in STEPS.items() if step["basis"] == "inferred"] == [
        "A3",
        "A4",
        "A5",
        "A6",
        "A7",
        "A10",
        "T5",
        "T6",
    ]


def person_links(number: int) -> list[dict[str, Any]]:
    return [one for one in PATHWAYS["maps"][number]["links"] if one["moves"] == "person"]


def test_the_way_it_is_now_has_its_hand_offs_doors_and_dead_end() -> None:
    lanes = {one["key"]: one for one in PATHWAYS["maps"][0]["lanes"]}
    ends = [(lanes[STEPS[one["start"]]["lane"]], lanes[STEPS[one["end"]]["lane"]]) for one in person_links(0)]
    assert sum(a["agency"] and b["agency"] and a != b for a, b in ends) == 5
    assert sum(a["person"] and b["agency"] for a, b in ends) == 5
    leads_on = {one["start"] for one in person_links(0)}
    informs = {one["end"] for one in LINKS if one["moves"] == "information"}
    stuck = [r for r, s in STEPS.items() if r[0] == "A" and r not in leads_on | informs and s["shape"] != "start_end"]
    assert stuck == ["A6"] and all(one["share"] is None for one in person_links(0))


def test_planned_shares_add_up_at_every_step() -> None:
    sums: dict[str, float] = defaultdict(float)
    for one in person_links(1):
        sums[one["start"]] += one["share"]
    assert sums.pop("T13") < 1, "the rest of them have arrived"
    assert set(sums.values()) == {1.0}
    timed = {one[side] for one in person_links(1) for side in ("start", "end")}
    assert all(STEPS[ref]["touch"] is not None and STEPS[ref]["wait"] is not None for ref in timed)


def test_pain_points_feelings_and_ideas_name_what_exists() -> None:
    assert len(PAIN_POINTS) == 5
    for one in PATHWAYS["pain_points"]:
        assert set(one["steps"]) <= set(STEPS) and set(one["voters"]) <= set(NICKNAMES)
        assert len(set(one["voters"])) == len(one["voters"])
    assert all(one["step"] in STEPS and one["by"] in NICKNAMES for one in [*PATHWAYS["feelings"], *PATHWAYS["ideas"]])
    assert {one["face"] for one in PATHWAYS["feelings"]} <= FACES
    assert {one["origin"] for one in STEPS.values()} <= {*STEPS, ""}


def test_outcomes_and_indicators_hold_together() -> None:
    outcomes, indicators = OUTCOMES["outcomes"], OUTCOMES["indicators"]
    assert (len(outcomes), len(OUTCOMES["service_qualities"]), len(indicators)) == (9, 4, 12)
    themes = {one["name"] for one in SHANARRI["themes"]}
    assert len(themes) == 8 and all(set(one["themes"]) <= themes for one in outcomes)
    assert {one["outcome"] for one in indicators} == {one["ref"] for one in outcomes}
    needed = ("decision", "reader", "frequency", "held_by")
    assert [one["ref"] for one in indicators if not all(one[field] for field in needed)] == ["I4", "I6"]
    assert all(set(one["hypotheses"]) <= known() for one in outcomes)
    assert all({f"P{number}" for number in one["pain_points"]} <= PAIN_POINTS for one in outcomes)


def test_requirements_say_how_strong_they_are_and_where_they_come_from() -> None:
    listed = SPECIFICATION["requirements"]
    assert len(listed) >= 40 and len({one["key"] for one in listed}) == len(listed)
    assert sum(not one["sources"] for one in listed) == 3
    assert {ref for one in listed for ref in one["sources"]} <= known()
    assert {one["section"] for one in listed} == {one["key"] for one in SECTIONS["sections"]}
    assert {one["of"] for one in SPECIFICATION["minority_views"]} <= {one["key"] for one in listed}
    for one in listed:
        assert re.findall(r"\b(MUST|SHOULD|MAY)\b", one["words"]) == [one["strength"]], one["key"]


def test_rewordings_name_what_they_reword() -> None:
    drawn = {f"{one['start']}>{one['end']}" for one in LINKS if one["moves"] == "person"}
    origins = [one["from"] for one in SPECIFICATION["requirements"] if one["from"]]
    assert len(set(origins)) == len(origins) and set(origins) <= known() | drawn
