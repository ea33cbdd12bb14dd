"""What artefacts tell when two of their states are laid side by side, and what follows from private scores."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Response, jsonify

from server.api.described import Routes, Shape
from server.api.request import context, seat_in
from workshops import View
from workshops.artefacts.pathways.comparing import compare

routes = Routes("artefacts", "Artefacts, compared and weighed")
Json = dict[str, Any]


def _view(partnership: str) -> View:
    return context().log.still_view(partnership, seat_in(partnership).id)[0]


@routes.get("/partnerships/<partnership>/maps/<as_is>/compare/<to_be>", Shape(refuses=("missing", "invalid")))
def compare_maps(partnership: str, as_is: str, to_be: str) -> Response:
    """What became of each step, the measures of both maps with their source, and which pain point is answered."""
    return jsonify(asdict(compare(_view(partnership), as_is, to_be)))
