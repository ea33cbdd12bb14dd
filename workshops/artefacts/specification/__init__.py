"""The specification, drafted from everything else, each requirement traceable to what was said."""

from workshops.artefacts.specification import comments, operations, records, requirements, versions

POSITION = 5

__all__ = ["POSITION", "comments", "operations", "records", "requirements", "versions"]
