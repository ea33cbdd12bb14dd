"""An older copy of the database is put back while pages are open: they notice by themselves, and work goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import Cast
from tests.browser.driving import PHONE, driving
from tests.browser.people import Joining, join
from tests.serving import Serving, serving

pytestmark = pytest.mark.browser

# What a browser says of itself while nothing answers.
AWAY = ("ERR_CONNECTION_REFUSED", "WebSocket connection to", "ERR_EMPTY_RESPONSE", "when fetching the script")


def share(phone: Page, words: str) -> None:
    phone.get_by_label("We think…").fill(words)
    phone.get_by_role("button", name="Share with the group").click()


def put_back(server: Serving, copy: Path) -> None:
    """As the README says: stop, put the copy in its place, start."""
    server.kill()
    for name in ("commonground.db", "commonground.db-wal", "commonground.db-shm"):
        (server.data_dir / name).unlink(missing_ok=True)
    copy.rename(server.data_dir / "commonground.db")
    assert server.command("database", "upgrade").returncode == 0
    server.start_again()


def test_open_pages_take_what_the_restored_database_has_and_go_on(tmp_path: Path, browser: Browser) -> None:
    with serving(tmp_path / "data") as server, driving(browser) as driver:
        cast = Cast.begin(server, driver)
        cast.plan("What we think is going on")
        cast.move_to("Write on your own")
        phone = driver.person(PHONE, has_touch=True, is_mobile=True)
        join(phone, server.url, Joining(cast.code(), "Puffin", "Young people"))
        sam = cast.sam
        cast.go(sam, "hypotheses")
        share(phone, "buses stop at six")
        expect(sam.get_by_text("buses stop at six").first).to_be_visible()
        assert server.command("backup", str(tmp_path / "copy.db")).returncode == 0
        share(phone, "nobody answers the door")
        expect(sam.get_by_text("nobody answers the door").first).to_be_visible()

        put_back(server, tmp_path / "copy.db")
        expect(sam.get_by_text("nobody answers the door")).to_have_count(0, timeout=30_000)
        expect(sam.get_by_text("buses stop at six").first).to_be_visible()
        expect(phone.get_by_role("button", name="1 thing you’ve shared")).to_be_visible(timeout=30_000)

        share(phone, "it is dark by four")
        expect(sam.get_by_text("it is dark by four").first).to_be_visible()
        assert [error for error in driver.errors if not any(one in error for one in AWAY)] == []
