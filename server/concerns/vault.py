"""The key of the store of concerns, and sealing with it. Without the key the tables say nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from cryptography.fernet import Fernet

from server.settings import Settings

KEY_FILE: Final = "concerns.key"
Json = dict[str, Any]


class Vault:
    """Seals and opens with one key (Fernet: AES-128 in CBC mode with an HMAC over it)."""

    def __init__(self, key: str) -> None:
        self._fernet = Fernet(key)

    def seal(self, told: Json) -> str:
        """What is kept of something that is told."""
        return self._fernet.encrypt(json.dumps(told, ensure_ascii=False).encode()).decode()

    def open(self, kept: str) -> Json:
        """What was told; ``cryptography.fernet.InvalidToken`` with another key."""
        found: Json = json.loads(self._fernet.decrypt(kept.encode()))
        return found


def vault_of(settings: Settings) -> Vault:
    """The installation's vault. Its key is CONCERNS_KEY, else a file of its own beside the database, made once."""
    return Vault(settings.concerns_key or _key_in(settings.data_dir / KEY_FILE))


def _key_in(file: Path) -> str:
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(Fernet.generate_key().decode())
    except FileExistsError:
        pass
    return file.read_text("ascii").strip()
