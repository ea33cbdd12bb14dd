"""What the meetings produce and keep: one artefact, one folder."""
