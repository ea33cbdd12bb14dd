"""Takes in every archive of a folder, and tells which were refused, how long each took and the most memory of all."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from server import archive
from tests.server.web import Web
from workshops import Refused


def main(folder: Path) -> None:
    """Print what came of it, as JSON."""
    refused, seconds = [], []
    with TemporaryDirectory() as home:
        web = Web(Path(home))
        for bomb in sorted(folder.iterdir()):
            begun = time.process_time()
            try:
                archive.unpack(web.context, bomb.read_bytes())
            except Refused:
                refused.append(bomb.stem)
            seconds.append(time.process_time() - begun)
        web.close()
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print(json.dumps({"refused": refused, "seconds": seconds, "memory": int(status["VmHWM"].split()[0]) * 1024}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
