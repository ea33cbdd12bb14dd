"""Settings, from the environment once, at the start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

PROTOCOL = 1
# For how many days each class of data is kept (see retention.py); KEEP_DAYS sets others, such as quiet=30,register=90.
KEEP_DAYS: Final[Mapping[str, int]] = {
    "quiet": 90,
    "held": 90,
    "hidden": 90,
    "waiting": 1,
    "register": 365,
    "invitations": 14,
    "join_codes": 30,
    "browsers": 0,
    "answers": 30,
}


@dataclass(frozen=True)
class Settings:
    """How this installation runs. Everything has a default that works out of the box."""

    data_dir: Path
    database_url: str
    redis_url: str
    host: str
    port: int
    public_url: str
    concerns_key: str = ""
    concerns_days: int = 30
    log_format: str = "plain"
    metrics_token: str = ""
    drain_seconds: float = 0.0
    keep_days: Mapping[str, int] = field(default_factory=lambda: KEEP_DAYS)

    @property
    def secure(self) -> bool:
        """Whether cookies may travel over TLS only."""
        return self.public_url.startswith("https://")


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read every setting; the README says what each is for."""
    data_dir = Path(environment.get("DATA_DIR", "var")).absolute()
    port = int(environment.get("PORT", "8000"))
    return Settings(
        data_dir=data_dir,
        database_url=_with_driver(environment.get("DATABASE_URL") or f"sqlite:///{data_dir / 'commonground.db'}"),
        redis_url=environment.get("REDIS_URL", ""),
        host=environment.get("HOST", "0.0.0.0"),  # noqa: S104  a server of a room: phones must reach it
        port=port,
        public_url=environment.get("PUBLIC_URL", f"http://localhost:{port}").rstrip("/"),
        concerns_key=environment.get("CONCERNS_KEY", ""),
        concerns_days=int(environment.get("CONCERNS_DAYS", "30")),
        log_format=environment.get("LOG_FORMAT", "plain"),
        metrics_token=environment.get("METRICS_TOKEN", ""),
        drain_seconds=float(environment.get("DRAIN_SECONDS", "0")),
        keep_days=_days(environment.get("KEEP_DAYS", "")),
    )


def _days(told: str) -> Mapping[str, int]:
    """The days by class of data; a class that is not there, or no number, would be obeyed by nobody: refused."""
    set_here: dict[str, int] = {}
    for one in filter(None, told.split(",")):
        key, _, days = one.strip().partition("=")
        if key not in KEEP_DAYS or not days.isdecimal():
            raise ValueError(f"KEEP_DAYS: {one.strip()!r} is not one of {', '.join(KEEP_DAYS)} with a number of days")
        set_here[key] = int(days)
    return {**KEEP_DAYS, **set_here}


def _with_driver(url: str) -> str:
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url
