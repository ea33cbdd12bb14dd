"""Hypotheses about today's service: raised, scored privately, revealed by group, tested with evidence."""

from workshops.artefacts.hypotheses import evidence, operations, records, rounds

POSITION = 2

__all__ = ["POSITION", "evidence", "operations", "records", "rounds"]
