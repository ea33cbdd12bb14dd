"""What takes long to read is worked out beside the loop, on which everybody in every room waits."""

from __future__ import annotations

from typing import Any

import gevent
import pytest
from gevent.monkey import get_original

from tests.server.web import Browser
from workshops import Refused

LONG = {
    "/maps/a/compare/b": "server.api.artefacts.compare",
    "/specification/compare/1/0": "server.api.artefacts.specification.compare",
    "/unresolved": "server.api.exports.unresolved",
    "/search?q=x": "server.api.own.search",
}


@pytest.mark.parametrize("path", LONG)
def test_the_loop_goes_on_meanwhile(sam: Browser, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    went_on = get_original("threading", "Event")()

    def takes_long(*_: Any) -> None:
        """Until the loop has done something else; where it cannot, that is a fault and no refusal."""
        if went_on.wait(timeout=5):
            raise Refused("missing")

    monkeypatch.setattr(LONG[path], takes_long)
    other = gevent.spawn(went_on.set)
    assert sam.get(sam.at(path)).status_code == 404
    other.join()
