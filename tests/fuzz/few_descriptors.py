"""The product on a machine that allows few descriptors until somebody asks for more."""

from __future__ import annotations

import resource
from typing import Final

from server.cli import main

FEW: Final = 64

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (FEW, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    main()
