"""The same two worlds over HTTP: every route that reads, every format, errors and headers, for everybody.

All secrets happen together here, but for those that a reader may know.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.writers import WRITERS
from tests.server.test_routes import routes_of
from tests.server.web import Browser
from tests.worlds.hidden import SECRETS, Secret
from tests.worlds.test_two_worlds import play
from tests.worlds.world import EVENING, NOON, WAITS, World, same_key_chance_and_clock
from workshops.report import DOCUMENTS, MAP_FORMATS

# Readers who may know equally little are compared in the same pair of worlds.
READERS = {
    "sam": ("sam",),
    "lena": ("lena",),
    "petra": ("petra",),
    "maryam": ("maryam",),
    "everybody else": ("otter", "noor", "priya", "carl", "obi", "wall", WAITS, "a stranger", "somebody from elsewhere"),
}
FIRST = {readers[0] for readers in READERS.values()}
# What the worlds do not have on their own: an id that hidden things had, or never anybody.
NEVER = "0" * 16


@pytest.fixture(autouse=True)
def same(monkeypatch: pytest.MonkeyPatch) -> None:
    same_key_chance_and_clock(monkeypatch)


def unknown_to(reader: str) -> list[Secret]:
    return [one for one in SECRETS.values() if reader not in one.knows]


def all_at_once(secrets: list[Secret], other: bool) -> Secret:
    """One world in which all of these happen."""

    def happen(world: World) -> None:
        for one in secrets:
            (one.other if other else one.one)(world)

    return Secret(happen, happen, frozenset())


def world_of(folder: Path, reader: str, other: bool) -> World:
    world = World(folder)
    # A map, so that its routes and formats have something to tell.
    drawn = world.ask("lena", "pathways.begin_map", name="As it is", moment="as_is")
    lane = world.ask("lena", "pathways.add_lane", map=drawn, name="Housing", agency=True)
    world.ask("lena", "pathways.add_step", map=drawn, lane=lane, words="Ask for help")
    play(world, all_at_once(unknown_to(reader), other).one)
    return world


def paths(world: World, hidden_ids: list[str]) -> Iterator[str]:
    """Every route that reads, with everything that could stand in it."""
    first = world.first
    fitting = {
        "<partnership>": [world.partnership],
        "<session>": [first("meeting.session"), NEVER],
        "<map_id>": [first("pathways.map"), NEVER],
        "<as_is>": [first("pathways.map")],
        "<to_be>": [first("pathways.map"), NEVER],
        "<hypothesis>": [first("hypotheses.hypothesis"), NEVER],
        "<outcome>": [NEVER],
        "<record>": [first("hypotheses.hypothesis"), first("meeting.seat"), NEVER, *hidden_ids],
        "<job>": [NEVER],
        "<int:before>": ["1"],
        "<int:after>": ["0"],
        "<code>": ["ACDEFGHJK", "ACDEFGHJA"],
    }
    for route in sorted(routes_of(world.app)):
        method, path = route.split(" ")
        if method == "GET" and path.startswith("/api/") and "<name>" not in path and "_path" not in path:
            yield from filled([path.removeprefix("/api")], fitting)
    at = f"/partnerships/{world.partnership}"
    yield from (f"{at}/search?q={words}" for words in ("price", "uncle", "zanzibar", "key", "heron", "nobody"))
    yield f"{at}/exports?at={EVENING}"


def filled(found: list[str], fitting: dict[str, list[str]]) -> list[str]:
    for name, values in fitting.items():
        found = [path.replace(name, value) for path in found for value in (values if name in path else [name])]
    return found


def files(world: World, reader: str) -> Iterator[str]:
    """Every document and map, as text, also as of a past moment; a few for readers of whom there are many."""
    at, drawn = f"/partnerships/{world.partnership}/exports", world.first("pathways.map")
    documents = DOCUMENTS if reader in FIRST else ("outcomes",)
    yield from (f"{at}/{name}.md" for name in documents)
    yield from (f"{at}/outcomes.md?at={moment}" for moment in (NOON, EVENING))
    yield from (f"{at}/map-{drawn}.{form}" for form in MAP_FORMATS)


def told(world: World, browser: Browser, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
    # The id of a request is drawn by chance, or given.
    answer = browser.get(path, headers={"X-Request-ID": "0" * 32})
    return answer.status_code, sorted(answer.headers.items()), answer.data


def browser_of(world: World, reader: str) -> Browser:
    if reader == "a stranger":
        return Browser(world.app.test_client(), world.partnership)
    if reader == "somebody from elsewhere":
        return elsewhere(world)
    return world.browser(reader)


def elsewhere(world: World) -> Browser:
    """A browser with a seat in another partnership."""
    here, world.partnership = world.partnership, world.context.log.create_partnership()
    made = world.browser("otter")
    world.partnership = here
    return made


@pytest.mark.parametrize("group", READERS)
def test_every_answer_is_the_same(tmp_path: Path, group: str) -> None:
    worlds = [world_of(tmp_path / str(other), READERS[group][0], other) for other in (False, True)]
    hidden_ids = only_in_one(worlds)
    assert hidden_ids, "otherwise nothing hidden happened"
    for reader in READERS[group]:
        browsers = [browser_of(world, reader) for world in worlds]
        count = 0
        for path in [*paths(worlds[0], hidden_ids[:4]), *files(worlds[0], reader)]:
            # What is offered is composed whole each time: once for each pair of worlds is enough.
            if "/exports?" in path and reader not in FIRST:
                continue
            one, other = (told(*pair, path) for pair in zip(worlds, browsers, strict=True))
            assert one == other, f"{reader} learns something from {path}"
            count += one[0] == 200
        assert count > 15 or reader in (WAITS, "a stranger", "somebody from elsewhere", "wall")
    for world in worlds:
        world.close()


def only_in_one(worlds: list[World]) -> list[str]:
    """Ids of records that stand in one of the worlds alone."""
    held = []
    for world in worlds:
        state = world.context.log._cache[world.partnership].state
        held.append({one.id for stream in state.streams() for one in state.records(stream)})
    return sorted(held[0] ^ held[1])


def test_every_format_of_a_document_is_the_same(tmp_path: Path) -> None:
    worlds = [world_of(tmp_path / str(other), "otter", other) for other in (False, True)]
    browsers = [world.browser("otter") for world in worlds]
    for form in WRITERS:
        path = f"/partnerships/{worlds[0].partnership}/exports/hypotheses.{form}"
        one, other = (told(*pair, path) for pair in zip(worlds, browsers, strict=True))
        assert one == other and one[0] == 200, f"a secret shows in {form}"
    for world in worlds:
        world.close()
