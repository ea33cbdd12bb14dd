"""People who come in together: one after another, in the order in which they came, and told of together."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import gevent
import pytest

from server.live.announce import Announcements
from server.live.connections import Connected, Connections
from server.live.turnstile import Turnstile
from workshops import Refused


def test_one_after_another_in_the_order_in_which_they_came() -> None:
    turnstile = Turnstile()
    inside: list[int] = []
    order: list[int] = []

    def come_in(number: int) -> None:
        with turnstile.turn():
            inside.append(number)
            gevent.sleep(0.001)
            assert inside == [number]
            inside.remove(number)
            order.append(number)

    gevent.joinall([gevent.spawn(come_in, number) for number in range(20)], raise_error=True)
    assert order == list(range(20))


def test_the_room_breathes_between_two_of_them() -> None:
    turnstile = Turnstile()
    order: list[str] = []

    def come_in(number: int) -> None:
        with turnstile.turn():
            order.append(f"in {number}")
            gevent.sleep(0)

    def work() -> None:
        while "in 2" not in order:
            order.append("work")
            gevent.sleep(0.0005)

    everybody: list[gevent.Greenlet[..., None]] = [
        gevent.spawn(come_in, 1),
        gevent.spawn(come_in, 2),
        gevent.spawn(work),
    ]
    gevent.joinall(everybody, raise_error=True)
    between = order[order.index("in 1") + 1 : order.index("in 2")]
    assert between.count("work") > 1


def test_who_is_turned_away_holds_up_nobody() -> None:
    turnstile = Turnstile()
    with pytest.raises(Refused), turnstile.turn():
        raise Refused("signed_out")
    with gevent.Timeout(1), turnstile.turn():
        pass


def test_those_who_come_together_are_told_of_once() -> None:
    told: list[str] = []
    later: list[Any] = []
    sio = SimpleNamespace(
        eio=SimpleNamespace(sockets={}, send_packet=lambda _, packet: told.append(packet.data)),
        manager=SimpleNamespace(get_participants=lambda *_: [("sid", "engine")]),
    )
    connections = Connections()
    announcements = Announcements(sio, connections, SimpleNamespace(), lambda _, job: later.append(job))  # type: ignore[arg-type]
    for seat in ("puffin", "otter"):
        connections.add(Connected(seat, "room", seat, joined=True))
        announcements.tell_who_is_here("room")
    assert told == []
    later.pop()()
    assert later == []
    assert told == ['2["presence",{"here":["otter","puffin"]}]']
    announcements.tell_who_is_here("room")
    later.pop()()
    assert len(told) == 2
