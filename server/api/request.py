"""What a request is about: whose browser, which seat, from where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast

from flask import Response, after_this_request, current_app, g, request

from server.accounts import browsers
from server.accounts.browsers import COOKIE, LASTS, Browser
from server.context import Context
from server.seats import PERSON, Seat, take_seat
from workshops import Refused

EXTENSION: Final = "commonground"


def context() -> Context:
    """The installation that answers."""
    return cast(Context, current_app.extensions[EXTENSION])


def address() -> str:
    """Where the request comes from, for limits only."""
    return request.remote_addr or ""


def browser() -> Browser | None:
    """The browser that sent its cookie, if that still counts; within a request, the one that it has become."""
    if "browser" not in g:
        secret = request.cookies.get(COOKIE)
        known = context().database.read(lambda connection: browsers.known(connection, secret)) if secret else None
        g.browser = known
    return cast(Browser | None, g.browser)


def seat_in(partnership: str, *roles: str, door: str = PERSON) -> Seat:
    """The browser's seat there; with roles it must have one of them."""
    seat = take_seat(context(), browser(), partnership, door)
    if roles:
        seat.require(*roles)
    return seat


def begin_browser(account: str = "") -> Browser:
    """A new secret for this browser, which gets it as a cookie. Its old one ends, and so do its connections."""
    before = browser()
    begun, secret = context().database.work(lambda connection: browsers.begin(connection, account, before))
    if before:
        hang_up(before)
    g.browser = begun
    _remember(secret)
    return begun


def own_browser() -> Browser:
    """This browser, begun if it is new."""
    return browser() or begin_browser()


def hang_up(gone: Browser) -> None:
    """Close the connections of a browser whose secret has ended."""
    announcements = current_app.extensions.get("announcements")
    if announcements:
        announcements.hang_up(gone.key)


def _remember(secret: str) -> None:
    @after_this_request
    def with_cookie(response: Response) -> Response:
        response.set_cookie(
            COOKIE,
            secret,
            max_age=LASTS,
            httponly=True,
            samesite="Lax",
            secure=context().settings.secure,
            path="/",
        )
        return response


def forget() -> None:
    """Take the cookie away."""

    @after_this_request
    def without_cookie(response: Response) -> Response:
        response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=context().settings.secure, path="/")
        return response


@contextmanager
def costs_when_wrong(limit: str, whose: str) -> Iterator[None]:
    """A block that costs a token only when it is refused as missing. Taken first and given back: what is slow, such as
    looking at a password, cannot be tried many times at once."""
    context().attempts.spend(limit, whose)
    try:
        yield
    except Refused as refused:
        if refused.code != "missing":
            context().attempts.give_back(limit, whose)
        raise
    context().attempts.give_back(limit, whose)
