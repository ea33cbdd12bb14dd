"""What artefacts tell when two of their states are laid side by side, and what follows from private scores."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Response, jsonify

from server.api.described import Routes, Shape
from server.api.request import context, seat_in
from server.beside import beside
from workshops import View
from workshops.artefacts.agreement import history
from workshops.artefacts.hypotheses.weighing import points, rounds_of
from workshops.artefacts.outcomes.crosswalk import offered
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.pathways.comparing import compare
from workshops.artefacts.specification import comparing as specification
from workshops.artefacts.specification.versions import whole_digest

routes = Routes("artefacts", "Artefacts, compared and weighed")
Json = dict[str, Any]


def _view(partnership: str) -> View:
    return context().log.view(partnership, seat_in(partnership).id)[0]


@routes.get("/partnerships/<partnership>/maps/<as_is>/compare/<to_be>", Shape(refuses=("missing", "invalid")))
def compare_maps(partnership: str, as_is: str, to_be: str) -> Response:
    """What became of each step, the measures of both maps with their source, and which pain point is answered."""
    view = _view(partnership)
    return jsonify(beside(lambda: asdict(compare(view, as_is, to_be))))


@routes.get(
    "/partnerships/<partnership>/specification/compare/<int:before>/<int:after>", Shape(refuses=("missing", "closed"))
)
def compare_specification(partnership: str, before: int, after: int) -> Response:
    """What changed between two published versions, or with 0 as the later, since one of them."""
    view = _view(partnership)
    return jsonify(beside(lambda: asdict(specification.compare(view, before, after))))


@routes.get("/partnerships/<partnership>/specification/digest", Shape(refuses=("missing",)))
def specification_digest(partnership: str) -> Json:
    """The hash of the present text of the specification as a whole: equal to a version's while nothing has changed."""
    return {"digest": whole_digest(_view(partnership))}


@routes.get("/partnerships/<partnership>/hypotheses/points", Shape(refuses=("missing",)))
def hypothesis_points(partnership: str) -> Response:
    """Each hypothesis by how much it matters and how unsure people are, what to test first at the beginning."""
    return jsonify({"points": [asdict(one) for one in points(_view(partnership))]})


@routes.get("/partnerships/<partnership>/hypotheses/<hypothesis>/rounds", Shape(refuses=("missing",)))
def hypothesis_rounds(partnership: str, hypothesis: str) -> Response:
    """How scores moved between the rounds of a hypothesis, as far as that gives nobody away."""
    return jsonify(asdict(rounds_of(_view(partnership), hypothesis)))


@routes.get("/partnerships/<partnership>/agreement/compare/<int:before>/<int:after>", Shape(refuses=("missing",)))
def compare_agreement(partnership: str, before: int, after: int) -> Response:
    """What changed between two versions of the agreement, clause by clause, and who has still to sign that."""
    return jsonify(asdict(history.compare(_view(partnership), before, after)))


@routes.get("/partnerships/<partnership>/outcomes/<outcome>/offered", Shape(refuses=("missing",)))
def offered_themes(partnership: str, outcome: str) -> Json:
    """Ids of themes of other frameworks that are near those chosen for an outcome: offered, never applied."""
    view = _view(partnership)
    return {"themes": [one.id for one in offered(view, view.require(Outcome, outcome))]}
