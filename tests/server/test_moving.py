"""Moving a partnership on the command line: what is printed where, and a sentence for everything that is refused."""

from __future__ import annotations

import gzip
import re
import stat
from pathlib import Path

import pytest

from server import archive, moving, templates
from server.cli import main
from tests.server.web import Web
from tests.writers.templates import council

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def partnership(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One with a template, in the installation that the command speaks of; beside it an empty one (see ``there``)."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "here"))
    main(["database", "upgrade"])
    web = Web(tmp_path / "here")
    sam = web.facilitator("Sam").begins(name="A safe place")
    templates.keep(web.context, sam.partnership, "Tyneshire.docx", council())
    web.close()
    return str(sam.partnership)


@pytest.fixture
def there(partnership: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    """The archive, and from now on the other installation."""
    main(["archive", "export", partnership, "-o", str(tmp_path / "ground.json.gz")])
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "there"))
    main(["database", "upgrade"])
    capsys.readouterr()
    return tmp_path / "ground.json.gz"


def refused(*arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return str(ended.value)


def test_what_there_is_has_a_line_each(partnership: str, capsys: Printed) -> None:
    main(["partnerships"])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split()[0] == partnership and line.endswith("A safe place")


def test_an_export_says_what_it_holds_and_that_it_is_private(partnership: str, tmp_path: Path, capsys: Printed) -> None:
    target = tmp_path / "ground.json.gz"
    target.touch(mode=0o644)
    main(["archive", "export", partnership, "-o", str(target)])
    printed = capsys.readouterr()
    assert printed.out.strip() == str(target) and stat.S_IMODE(target.stat().st_mode) == 0o600
    assert printed.err.startswith("A safe place: ") and "Word template Tyneshire.docx" in printed.err
    assert "in private" in printed.err and "--most" not in printed.err


def test_a_large_one_says_how_it_is_taken_in(
    partnership: str, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ground.json.gz"
    monkeypatch.setattr(archive, "LARGEST", 1000)
    main(["archive", "export", partnership, "-o", str(target)])
    assert "archive import --most 1 FILE" in capsys.readouterr().err
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "there"))
    main(["database", "upgrade"])
    assert "--most 2000" in refused("archive", "import", str(target))
    main(["archive", "import", "--most", "1", str(target)])


def test_an_import_prints_the_id_and_what_to_do_next(partnership: str, there: Path, capsys: Printed) -> None:
    main(["archive", "import", str(there)])
    printed = capsys.readouterr()
    assert printed.out.strip() == partnership
    assert f"commonground invite {partnership}" in printed.err
    main(["partnerships"])
    assert "A safe place" in capsys.readouterr().out


def test_everything_that_is_refused_has_a_sentence(partnership: str, there: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.json.gz"
    cut.write_bytes(there.read_bytes()[:-50])
    assert refused("archive", "import", str(cut)).endswith(moving.WHY["not_an_archive"])
    told = gzip.decompress(there.read_bytes())
    cut.write_bytes(gzip.compress(told.replace(b"A safe place", b"A wild place")))
    assert refused("archive", "import", str(cut)).endswith(moving.WHY["altered"])
    cut.write_bytes(gzip.compress(re.sub(rb'"content": "[^"]*"', b'"content": "AAAA"', told)))
    assert "is none, or is damaged" in refused("archive", "import", str(cut))
    assert refused("archive", "export", "nowhere", "-o", str(cut)).endswith(moving.WHY["missing"])
    main(["archive", "import", str(there)])
    assert refused("archive", "import", str(there)).endswith(moving.WHY["taken"])


def test_a_file_that_is_not_there_is_named(there: Path, tmp_path: Path) -> None:
    missing = str(tmp_path / "nowhere" / "x.gz")
    assert refused("archive", "import", missing) == f"commonground: {missing}: No such file or directory"
    main(["archive", "import", str(there)])
    main(["partnerships"])


def test_an_installation_that_was_never_set_up_says_so(
    partnership: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "new" / "place"))
    assert "commonground database upgrade" in refused("archive", "import", str(tmp_path / "x.gz"))
