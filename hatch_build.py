"""Build hooks: dependencies come from requirements.in, and a built client travels inside the wheel."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class Dependencies(MetadataHookInterface):
    """Reads the direct dependencies, so that they stand in one place only."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the lines of requirements.in into the metadata."""
        lines = (Path(self.root) / "requirements.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]


class BuiltClient(BuildHookInterface[Any]):
    """Puts client/dist, where it has been built, beside the server that serves it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Include the built client in a standard wheel; an editable one reads it where it lies."""
        dist = Path(self.root) / "client" / "dist"
        if version != "editable" and dist.is_dir():
            build_data["force_include"][str(dist)] = "server/dist"
