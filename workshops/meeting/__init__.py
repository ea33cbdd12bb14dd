"""The partnership, its people, its sessions: what every artefact stands on."""

from workshops.meeting import agenda, partnership, people, readiness, records, timer

__all__ = ["agenda", "partnership", "people", "readiness", "records", "timer"]
