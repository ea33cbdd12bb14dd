"""The specification, drafted from everything else, each requirement traceable to what was said."""

from workshops.artefacts.specification import operations, records, requirements

POSITION = 5

__all__ = ["POSITION", "operations", "records", "requirements"]
