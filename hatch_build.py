"""A build hook: a client that has been built travels inside the wheel."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuiltClient(BuildHookInterface[Any]):
    """Puts client/dist, where it has been built, beside the server that serves it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Include the built client in a standard wheel; an editable one reads it where it lies."""
        dist = Path(self.root) / "client" / "dist"
        if version != "editable" and dist.is_dir():
            build_data["force_include"][str(dist)] = "server/dist"
