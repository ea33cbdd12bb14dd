"""Cards: written privately and revealed together, grouped with everyone's words kept, chosen by dots or by ranking."""

from workshops.artefacts.cards import clusters, polls, records, rounds

POSITION = 0

__all__ = ["POSITION", "clusters", "polls", "records", "rounds"]
