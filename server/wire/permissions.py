"""Who may do what, as a table: a change of rights shows up in review as a one-line diff."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from workshops import Actor, State, rules
from workshops.admission import Operation
from workshops.catalogue import operation_kinds
from workshops.meeting.people import WAITS
from workshops.meeting.records import ROLES

Verdict = bool | None
SEEN_AS: Final = ("door", WAITS, *ROLES)
WORDS: Final[dict[Verdict, str]] = {True: "yes", False: "-", None: "if"}


def verdict(rule: str, role: str) -> Verdict:
    """What a printed rule says about a seat with one role alone; None where it also depends on something else."""
    return _judge(ast.parse(rule, mode="eval").body, role)


def _judge(node: ast.AST, role: str) -> Verdict:
    match node:
        case ast.BinOp(left, ast.BitAnd(), right):
            return _both(_judge(left, role), _judge(right, role))
        case ast.BinOp(left, ast.BitOr(), right):
            return _not(_both(_not(_judge(left, role)), _not(_judge(right, role))))
        case ast.UnaryOp(ast.Invert(), inner):
            return _not(_judge(inner, role))
        case ast.Name(name):
            return _by_role(name, role)
    raise TypeError(f"not a printed rule: {ast.dump(node)}")


def _both(one: Verdict, other: Verdict) -> Verdict:
    if one is False or other is False:
        return False
    return True if one and other else None


def _not(one: Verdict) -> Verdict:
    return None if one is None else not one


def _by_role(name: str, role: str) -> Verdict:
    rule = vars(rules).get(name)
    if not isinstance(rule, rules.Rule):
        return None
    nobody: Any = None
    actor = Actor(seat="", roles=frozenset({role}), group="", organisation="", streams=frozenset())
    return rule.holds(State().view(()), actor, nobody)


def rows() -> Iterator[tuple[str, type[Operation], list[str]]]:
    """Each operation with one word per role of ``SEEN_AS``."""
    for kind, cls in operation_kinds().items():
        yield kind, cls, [WORDS[verdict(str(cls.allowed), role)] for role in SEEN_AS]


def permissions() -> str:
    """The whole of tests/workshops/permissions.txt."""
    about = "Who may do what. yes: the role alone is enough. if: it depends on more, as the rule says. -: never."
    table = [["operation", *SEEN_AS, "rule"], *([kind, *words, str(cls.allowed)] for kind, cls, words in rows())]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return "\n".join([about, "", *lines]) + "\n"
