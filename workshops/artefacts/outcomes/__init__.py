"""What should get better for people, in their own words and in formal wording, and how anybody would know."""

from workshops.artefacts.outcomes import frames, grouping, indicators, operations, packs, records, wordings

POSITION = 4

__all__ = ["POSITION", "frames", "grouping", "indicators", "operations", "packs", "records", "wordings"]
