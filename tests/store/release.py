"""Writes a small database as this version keeps it, for all later versions to take over.

Run `python -m tests.store.release` after adding a migration: `released/` gets a dump of every revision that has none.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.script import ScriptDirectory

from server.store.upgrading import MIGRATIONS, upgrade
from tests.server.web import HEADERS, Browser, Web
from tests.writers.templates import zip_of
from workshops.artefacts.agreement.records import Clause

RELEASED = Path(__file__).with_name("released")
WORDS = "We get passed around"
ERASED = "Zanzibar is where I lived"


def revisions() -> list[str]:
    """Every revision, the first one first."""
    found = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    return [one.revision for one in reversed(list(found))]


def columns(database: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of each table."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: [one[1] for one in database.execute(f'PRAGMA table_info("{name}")')] for (name,) in tables}


def _live(folder: Path) -> None:
    """A partnership in which something of everything has happened."""
    web = Web(folder)
    sam = web.facilitator().begins(name="A safe place to live")
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    hypothesis = puffin.asks("hypotheses.propose", think=WORDS)["made"][0]
    gone = puffin.asks("hypotheses.propose", think=ERASED)["made"][0]
    puffin.asks("hypotheses.withdraw", hypothesis=gone)
    sam.asks("hypotheses.fix_rule", agrees_from=60, share=60, low_words="Disagree", high_words="Agree")
    round_ = sam.asks("hypotheses.open_round", hypothesis=hypothesis)["made"][0]
    puffin.asks("hypotheses.score", round=round_, value=70)
    puffin.asks("outcomes.say", own_words="Somewhere safe")
    puffin.asks("meeting.send_quietly", words="Can we have a break?")
    sam.asks("agreement.begin")
    _signs(web, sam)
    sam.asks("meeting.change_roles", seat=puffin.seat, roles=["member", "safeguarding_lead"])
    puffin.post(puffin.at("/concerns"), {"id": "c1", "about": "seen"})
    sam.post(sam.at("/register"), {"seat": puffin.seat, "name": "Robin", "reach": "At the hostel"})
    sam.post(sam.at("/invitations"), {"name": "Jo", "roles": ["member"]})
    packed = zip_of({"styles.xml": b"<w:styles/>"})
    row = (sam.partnership, "Tyneshire.docx", "2026-03-01T10:00:00.000Z", packed)
    web.close()
    with closing(sqlite3.connect(folder / "commonground.db")) as database:
        database.execute("INSERT INTO word_templates (partnership, name, added_at, content) VALUES (?, ?, ?, ?)", row)
        database.commit()


def _signs(web: Web, sam: Browser) -> None:
    harbour = sam.asks("meeting.add_organisation", name="Harbour Rooms")["made"][0]
    asked = {"name": "Lena", "roles": ["member", "signatory"], "organisation": harbour}
    token = sam.post(sam.at("/invitations"), asked).json["link"].rsplit("/", 1)[1]
    lena = web.browser()
    answer = lena.client.post("/api/welcome", json={"token": token, "name": "Lena"}, headers=HEADERS)
    lena = Browser(lena.client, sam.partnership, (answer.json or {})["seat"])
    texts = {one.id: one.digest for one in web.context.log.view(lena.partnership, lena.seat)[0].of(Clause)}
    told = {"name": "Lena Fisk", "role": "Director", "authority": "Resolution of the board"}
    lena.asks("agreement.sign", **told, clauses=list(texts), digests=list(texts.values()))


def _as_of(revision: str, newest: Path, folder: Path) -> str:
    """The same content in the tables of a revision, as SQL text."""
    old = folder / f"{revision}.db"
    upgrade(f"sqlite:///{old}", revision)
    with closing(sqlite3.connect(old)) as database:
        database.execute(f"ATTACH '{newest}' AS newest")
        for table, names in columns(database).items():
            held = [one[1] for one in database.execute(f'PRAGMA newest.table_info("{table}")')]
            shared = ", ".join(f'"{one}"' for one in names if one in held)
            if table != "alembic_version":
                database.execute(f'INSERT INTO main."{table}" ({shared}) SELECT {shared} FROM newest."{table}"')
        database.commit()
        database.execute("DETACH newest")
        return "\n".join(database.iterdump()) + "\n"


def main() -> None:
    """Write the dumps that are missing."""
    RELEASED.mkdir(exist_ok=True)
    missing = [one for one in revisions() if not (RELEASED / f"{one}.sql").exists()]
    with TemporaryDirectory() as made:
        folder = Path(made)
        _live(folder)
        for revision in missing:
            (RELEASED / f"{revision}.sql").write_text(_as_of(revision, folder / "commonground.db", folder))
            print(revision)


if __name__ == "__main__":
    main()
