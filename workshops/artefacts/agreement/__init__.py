"""The working-together agreement: clauses, what each organisation thinks of them, and signatures to the exact text."""

from workshops.artefacts.agreement import adopting, operations, positions, records, signing

POSITION = 1

__all__ = ["POSITION", "adopting", "operations", "positions", "records", "signing"]
