"""Hypotheses about today's service: raised, scored privately, revealed by group, tested with evidence."""

from workshops.artefacts.hypotheses import evidence, operations, published, records, rounds, trials

POSITION = 2

__all__ = ["POSITION", "evidence", "operations", "published", "records", "rounds", "trials"]
