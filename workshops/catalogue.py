"""Finds the artefacts, and with them every kind of record and of operation."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import workshops.artefacts
import workshops.meeting
from workshops.admission import OPERATIONS, Operation
from workshops.state import RECORDS, Record

ARTEFACTS: dict[str, ModuleType] = {
    found.name: import_module(f"workshops.artefacts.{found.name}")
    for found in iter_modules(workshops.artefacts.__path__)
}


def record_kinds() -> dict[str, type[Record]]:
    """Every kind of record, in alphabetical order."""
    return dict(sorted(RECORDS.items()))


def operation_kinds() -> dict[str, type[Operation]]:
    """Every kind of operation, in alphabetical order."""
    return dict(sorted(OPERATIONS.items()))


def operations_reading_all() -> list[str]:
    """The operations whose changes read more than the actor's view: a reveal, a count. SPEC.md names each."""
    return [kind for kind, cls in operation_kinds().items() if cls.reads_all]
