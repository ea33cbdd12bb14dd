"""Browsers: a long secret in a cookie, kept as a hash, with the account it is signed in to and the seats it has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from server.accounts import tokens
from server.store.tables import browser_seats, browsers, seats

COOKIE: Final = "common_ground"
LASTS: Final = timedelta(days=120)


@dataclass(frozen=True)
class Browser:
    """``key`` is the hash of its secret, ``account`` the id it is signed in to, "" for none."""

    key: str
    account: str = ""


def key_in(cookies: str) -> str:
    """The key of the browser that sent these cookies (the header's text), "" for none. Looks nothing up."""
    try:
        sent = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return tokens.hashed(sent.value) if sent else ""


def known(connection: Connection, secret: str | None) -> Browser | None:
    """The browser that holds this secret, unless that has ended."""
    if not secret:
        return None
    key = tokens.hashed(secret)
    found = select(browsers.c.account).where(browsers.c.token == key, browsers.c.expires_at > tokens.now())
    row = connection.execute(found).first()
    return Browser(key, row.account or "") if row else None


def still_known(connection: Connection, keys: Collection[str]) -> set[str]:
    """Those of these browsers whose secrets have not ended."""
    found = select(browsers.c.token).where(browsers.c.token.in_(keys), browsers.c.expires_at > tokens.now())
    return set(connection.execute(found).scalars())


def begin(connection: Connection, account: str = "", before: Browser | None = None) -> tuple[Browser, str]:
    """A new browser and its secret. What the same person's browser held before moves over, and its secret ends."""
    secret = tokens.token()
    browser = Browser(tokens.hashed(secret), account or (before.account if before else ""))
    row = {
        "token": browser.key,
        "account": browser.account or None,
        "created_at": tokens.now(),
        "expires_at": tokens.later(LASTS),
    }
    connection.execute(insert(browsers).values(row))
    if before:
        moved = update(browser_seats).where(browser_seats.c.browser == before.key).values(browser=browser.key)
        connection.execute(moved)
        end(connection, before)
    return browser, secret


def end(connection: Connection, browser: Browser) -> None:
    """Sign out: the secret is worth nothing any more, and the browser has no seats."""
    connection.execute(delete(browser_seats).where(browser_seats.c.browser == browser.key))
    connection.execute(delete(browsers).where(browsers.c.token == browser.key))


def ending(connection: Connection, browser: Browser, account: str = "") -> list[Browser]:
    """End a browser, and with an account every other one that is signed in to it; returns all of them."""
    of_account = select(browsers.c.token).where(browsers.c.account == account, browsers.c.token != browser.key)
    others = connection.execute(of_account).scalars().all() if account else []
    gone = [browser, *(Browser(key, account) for key in others)]
    for one in gone:
        end(connection, one)
    return gone


def sit(connection: Connection, browser: Browser, partnership: str, seat: str, door: str) -> None:
    """Give a browser a seat, in place of the one that it had there by the same door."""
    place = (
        browser_seats.c.browser == browser.key,
        browser_seats.c.partnership == partnership,
        browser_seats.c.door == door,
    )
    connection.execute(delete(browser_seats).where(*place))
    row = {"browser": browser.key, "partnership": partnership, "door": door, "seat": seat}
    connection.execute(insert(browser_seats).values(row))


def seat_in(connection: Connection, browser: Browser, partnership: str, door: str) -> str:
    """The seat that a browser has there: its own, otherwise its account's newest; "" for none."""
    own = select(browser_seats.c.seat).where(
        browser_seats.c.browser == browser.key,
        browser_seats.c.partnership == partnership,
        browser_seats.c.door == door,
    )
    found = connection.execute(own).scalar()
    if found or not browser.account or door != "person":
        return found or ""
    of_account = select(seats.c.seat).where(
        seats.c.account == browser.account, seats.c.partnership == partnership, seats.c.ended_at.is_(None)
    )
    return connection.execute(of_account.order_by(seats.c.created_at.desc())).scalar() or ""


def places(connection: Connection, browser: Browser) -> list[tuple[str, str]]:
    """(partnership, door) of every seat that a browser or its account has."""
    own = select(browser_seats.c.partnership, browser_seats.c.door).where(browser_seats.c.browser == browser.key)
    found = {(row.partnership, row.door) for row in connection.execute(own)}
    if browser.account:
        of_account = select(seats.c.partnership).where(seats.c.account == browser.account, seats.c.ended_at.is_(None))
        found |= {(row.partnership, "person") for row in connection.execute(of_account)}
    return sorted(found)
