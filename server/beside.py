"""Work on native threads beside the loop, which must never wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from gevent import get_hub

Result = TypeVar("Result")


def beside(job: Callable[[], Result]) -> Result:
    """Do a job on a thread of gevent's pool. An error comes back as a value and is raised here: gevent would print it
    with a traceback and what the job was given, and a refusal is no fault."""
    result, error = get_hub().threadpool.apply(_caught, (job,))
    if error is not None:
        raise error
    return cast(Result, result)


def _caught(job: Callable[[], Result]) -> tuple[Result | None, Exception | None]:
    try:
        return job(), None
    except Exception as error:  # noqa: BLE001  raised again where it is waited for
        return None, error
