"""The rules of the core and the tests that cite them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from workshops.catalogue import operations_reading_all

RULE = re.compile(r"CG-[A-Z]{3}-\d+")
SPEC = files("workshops").joinpath("SPEC.md").read_text("utf-8")


def declared() -> list[str]:
    return re.findall(r"^- \[(CG-[A-Z]{3}-\d+)\]", SPEC, re.MULTILINE)


def cited() -> set[str]:
    tests = Path(__file__).parents[1]
    return {rule for path in tests.rglob("*.py") for rule in RULE.findall(path.read_text("utf-8"))}


def test_every_rule_has_an_id_of_its_own() -> None:
    assert len(declared()) == len(set(declared()))


def test_tests_cite_only_rules_that_there_are() -> None:
    assert cited() <= set(declared())


def test_rules_refer_only_to_rules_that_there_are() -> None:
    assert set(RULE.findall(SPEC)) == set(declared())


def test_every_rule_about_admission_state_and_removal_is_cited_by_a_test() -> None:
    core = {
        rule
        for rule in declared()
        if rule[3:6] in {"STA", "AUD", "ADM", "IDS", "WRD", "REM", "GRP", "MAP", "SPC", "THR"}
    }
    assert core - cited() == set()


def test_every_operation_that_reads_everything_is_named() -> None:
    part = SPEC.split("## Operations that read everything")[1]
    assert re.findall(r"^- `([a-z_.]+)`", part, re.MULTILINE) == operations_reading_all()


def test_the_rules_stay_short() -> None:
    assert len(SPEC.splitlines()) < 280
