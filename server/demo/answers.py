"""You said, we did: what is owed, some of it late, what was answered, and whether that was meant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from server.demo.cast import Cast
from workshops.artefacts.answers.operations import GiveAnswer, PromiseAnswer, SayWhetherMeant


def play(cast: Cast) -> None:
    """Promise, answer, and let those who asked say whether it is what they meant."""
    case = cast.content("answers")
    for one in case["promises"]:
        asked = PromiseAnswer(of=cast.id(one["of"]), owner=cast.seats[one["owner"]], due=_day(one["days"]))
        cast.ask(one["by"], asked)
    for one in case["answers"]:
        cast.ids[f"answer to {one['of']}"] = cast.make(one["by"], [_answer(cast, one)])[0]
    for one in case["replies"]:
        said = SayWhetherMeant(answer=cast.id(f"answer to {one['answer']}"), meant=one["meant"], words=one["words"])
        cast.ask(one["by"], said)


def _answer(cast: Cast, one: dict[str, Any]) -> GiveAnswer:
    return GiveAnswer(
        of=cast.id(one["of"]),
        verdict=one["verdict"],
        words=one["words"],
        decided_by=one["decided_by"],
        due=_day(one["days"]) if one["days"] else "",
        changed=cast.all_ids(one["changed"]),
    )


def _day(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()
