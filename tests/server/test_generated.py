"""What is written from the declarations says the same as they do; ``make wire`` writes it."""

from __future__ import annotations

import pytest

from server.wire.generated import ROOT, contents
from server.wire.permissions import SEEN_AS, verdict
from workshops.catalogue import operation_kinds, record_kinds
from workshops.refusal import CODES


@pytest.mark.parametrize("path", sorted(contents()))
def test_generated_files_are_committed_as_they_would_be_written(path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == contents()[path], "run: make wire"


def test_the_wire_is_documented_whole() -> None:
    words = (ROOT / "server/wire/WIRE.md").read_text("utf-8")
    for code in CODES:
        assert f"| `{code}` |" in words
    for kind in operation_kinds():
        assert f"#### `{kind}`" in words


def test_types_name_every_record_and_every_operation() -> None:
    words = contents()["client/src/wire.d.ts"]
    for kind in [*record_kinds(), *operation_kinds()]:
        assert f'  "{kind}": ' in words


@pytest.mark.parametrize(
    ("rule", "role", "expected"),
    [
        ("is_facilitator", "facilitator", True),
        ("is_facilitator", "member", False),
        ("(is_facilitator | is_door)", "door", True),
        ("(is_facilitator | (is_participant & wrote_it))", "contributor", None),
        ("(is_facilitator | (is_participant & wrote_it))", "facilitator", True),
        ("(is_signatory & is_a_party)", "member", False),
        ("~is_facilitator", "facilitator", False),
        ("~wrote_it", "facilitator", None),
    ],
)
def test_a_printed_rule_is_judged_by_role(rule: str, role: str, expected: bool | None) -> None:
    assert verdict(rule, role) is expected


def test_every_rule_can_be_judged() -> None:
    for cls in operation_kinds().values():
        for role in SEEN_AS:
            verdict(str(cls.allowed), role)
