"""You said, we did: answers owed by a date, given with their reason, and checked with whoever asked."""

from workshops.artefacts.answers import operations, owing, records

POSITION = 6

__all__ = ["POSITION", "operations", "owing", "records"]
