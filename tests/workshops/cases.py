"""The demonstration cases as their files say them, before anybody has loaded them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshops.artefacts.hypotheses.records import CommonGroundRule
from workshops.artefacts.hypotheses.scoring import verdict_of

ROOT = Path(__file__).parents[2] / "workshops"
AVOIDED = ("placement", "contact", "lac", "respite", "challenging", "service user", "stakeholder", "disengage")
MARKED = {"plain", "own_words", "think", "statement", "stance", "face", "strength", "measure"}

PARTS = (
    "people",
    "agreement",
    "pathways",
    "change",
    "hypotheses",
    "trials",
    "outcomes",
    "specification",
    "versions",
    "answers",
)

Json = dict[str, Any]


def read(path: str) -> Any:
    """A content file of the core."""
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


CLAUSES = read("artefacts/agreement/clauses.en.json")
TEMPLATES = read("meeting/templates.en.json")


class Case:
    """One folder of ``workshops/demonstration``, and what its parts name."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.people: Json = self._part("people")
        self.agreement: Json = self._part("agreement")
        self.pathways: Json = self._part("pathways")
        self.hypotheses: Json = self._part("hypotheses")
        self.outcomes: Json = self._part("outcomes")
        self.specification: Json = self._part("specification")
        self.trials: Json = self._part("trials")
        self.change: Json = self._part("change")
        self.answers: Json = self._part("answers")
        self.versions: Json = self._part("versions")
        self.nicknames = {one["nickname"]: one for one in self.people["people"]}
        self.groups = {one["key"] for one in self.people["groups"]}
        self.organisations = {one["key"] for one in self.people["organisations"]}
        self.as_is, self.to_be = self.pathways["maps"]
        self.steps = {step["ref"]: step for one in (self.as_is, self.to_be) for step in one["steps"]}
        self.links = [*self.as_is["links"], *self.to_be["links"]]
        self.pain_points = {f"P{one['number']}" for one in self.pathways["pain_points"]}

    def _part(self, name: str) -> Json:
        found: Json = read(f"demonstration/{self.key}/{name}.json")
        return found

    def known(self) -> set[str]:
        """Every reference that a requirement may name as its source."""
        said = [self.outcomes[part] for part in ("outcomes", "service_qualities", "indicators")]
        listed = [CLAUSES, self.hypotheses["hypotheses"], *said]
        return {one["ref"] for part in listed for one in part} | set(self.steps) | self.pain_points

    def plain_texts(self) -> Iterator[str]:
        """What young people read on their phones."""
        yield from (one["plain"] for one in [*self.agreement["rewordings"], *self.specification["requirements"]])
        yield from (one[field] for one in self.hypotheses["hypotheses"] for field in ("think", "because"))
        yield from (one["own_words"] for part in ("outcomes", "service_qualities") for one in self.outcomes[part])
        yield from (one["words"] for part in ("pain_points", "feelings", "ideas") for one in self.pathways[part])
        yield from (one["words"] for one in [*self.change["whys"], *self.answers["answers"], *self.answers["replies"]])
        yield from (one["plain"] for one in self.versions["earlier"])
        yield from (one["meaning"] for one in self.people["explained"])

    def young_words(self) -> Iterator[str]:
        """What young people say in their own words, as far as a teaching example invents it."""
        young = {name for name, one in self.nicknames.items() if one["group"] == "young_people"}
        raised = [one for one in self.hypotheses["hypotheses"] if one["raised_by"] == "young_people"]
        yield from (one[field] for one in raised for field in ("think", "because") if one["basis"] == "invented")
        said = [one for part in ("outcomes", "service_qualities") for one in self.outcomes[part]]
        yield from (one["own_words"] for one in said if one["group"] == "young_people")
        views = self.hypotheses["minority_views"]
        yield from (one["words"] for one in views if one["group"] == "young_people")
        spoken = [*self.pathways["feelings"], *self.pathways["ideas"], *self.change["whys"], *self.answers["replies"]]
        yield from (one["words"] for one in spoken if one["by"] in young)

    def person_links(self, drawn: Json) -> list[Json]:
        """The links of a map along which the person moves."""
        return [one for one in drawn["links"] if one["moves"] == "person"]

    def hand_offs_and_doors(self, drawn: Json) -> tuple[int, int]:
        """Links between two agencies, and links from the person's own lane to an agency."""
        lanes = {one["key"]: one for one in drawn["lanes"]}
        moves = self.person_links(drawn)
        ends = [(lanes[self.steps[one["start"]]["lane"]], lanes[self.steps[one["end"]]["lane"]]) for one in moves]
        handed = sum(a["agency"] and b["agency"] and a != b for a, b in ends)
        return handed, sum(a["person"] and b["agency"] for a, b in ends)

    def verdict(self, hypothesis: Json) -> str:
        """What the scores of a hypothesis lead to under the rule of the case."""
        fixed = {field: value for field, value in self.hypotheses["rule"].items() if field != "basis"}
        rule = CommonGroundRule(id="rule", audience="everyone", fixed_at="", **fixed)
        by_group: dict[str, list[int]] = defaultdict(list)
        for nickname, value in hypothesis["scores"].items():
            if value is not None:
                by_group[self.nicknames[nickname]["group"]].append(value)
        return verdict_of(by_group, rule)

    def bases(self) -> Iterator[tuple[str, Any]]:
        """(where, basis) of everything in the files that carries words which might be taken for a fact."""
        for name in PARTS:
            yield from _bases(getattr(self, name), name)


def _bases(held: Any, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(held, list):
        for place, one in enumerate(held):
            yield from _bases(one, f"{where}[{place}]")
    if isinstance(held, dict):
        if "basis" in held or MARKED & held.keys():
            yield where, held.get("basis")
        for key, one in held.items():
            yield from _bases(one, f"{where}.{key}")


SOUTH_TYNESIDE, FALKIRK = Case("south_tyneside"), Case("falkirk")
