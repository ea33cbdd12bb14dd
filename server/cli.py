"""The command ``commonground``."""

from __future__ import annotations

import argparse
import errno
import os
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from server import moving, retention
from server.context import Context
from server.opening import facilitator_link, welcome
from server.seats import ask_door
from server.settings import Settings, settings_from
from server.store.backup import back_up
from server.store.database import Database
from server.store.life import begin_anew
from server.store.upgrading import differences, upgrade
from server.wire.generated import write
from workshops import Refused
from workshops.meeting.erasing import ErasePerson
from workshops.meeting.room_records import ASKED

MANY: Final = 65_536
Command = Callable[[argparse.Namespace, Settings], None]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; a refusal ends it with status 1 and a line on standard error."""
    asked = _parser().parse_args(arguments)
    try:
        command: Command = asked.command
        command(asked, settings_from())
    except Refused as refused:
        sys.exit(f"commonground: {refused.code} {refused.data or ''}".rstrip())
    except BrokenPipeError:
        sys.exit(1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="commonground", description="Design services together.")
    commands = parser.add_subparsers(required=True, metavar="command")
    _add(commands, "serve", _serve, "start the server")
    _add(commands, "demo", _demo, "load the demonstration cases, each once")
    inviting = _add(commands, "invite", _invite, "print a one-time link for a facilitator")
    inviting.add_argument("partnership", nargs="?", default="", help="an existing partnership; none for a first link")
    exporting = _add(commands, "export", _export, "write what one seat may see to a file")
    exporting.add_argument("partnership")
    exporting.add_argument("file", metavar="NAME.FORMAT", help="such as specification.docx or map-<id>.svg")
    exporting.add_argument("--as", dest="seat", required=True, help="the id of the seat that reads")
    exporting.add_argument("--at", default="", help="a past moment, ISO 8601")
    exporting.add_argument("--own-looks", action="store_true", help="in the looks of the partnership's Word template")
    _output(exporting)
    _archives(commands)
    keeping = _add(commands, "retention", _retention, "say how long what is kept, and what has been kept long enough")
    keeping.add_argument("--apply", action="store_true", help="let go what has been kept long enough")
    erasing = _add(commands, "erase", _erase, "erase somebody who asked for it, also after they have left")
    erasing.add_argument("partnership")
    erasing.add_argument("seat", help="the id of their seat; it stands in what they downloaded of their own")
    erasing.add_argument("--asked", choices=ASKED[1:], default="in_writing", help="how they asked")
    copying = _add(commands, "backup", _backup, "copy the SQLite database while it is in use")
    copying.add_argument("file")
    database = _add(
        commands, "database", _database, "bring the database up to date, check it, or say that it was restored"
    )
    database.add_argument("action", choices=("upgrade", "check", "restored"))
    _add(commands, "wire", _wire, "write the types and documents that come from the declarations")
    return parser


def _add(commands: Commands, name: str, command: Command, about: str) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=about, description=about)
    made.set_defaults(command=command)
    return made


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", help="the file to write; its own name by default, - for standard output")


def _archives(commands: Commands) -> None:
    _add(commands, "partnerships", _partnerships, "list the partnerships: id, day of beginning, name")
    carrying = commands.add_parser("archive", help="move a whole partnership")
    actions = carrying.add_subparsers(required=True, metavar="action")
    leaving = _add(actions, "export", _archive_export, "write everything of a partnership, without credentials")
    leaving.add_argument("partnership")
    _output(leaving)
    coming = _add(actions, "import", _archive_import, "take in an archive; refused where the partnership exists")
    coming.add_argument("file")
    coming.add_argument("--most", type=int, default=0, metavar="MB", help="how much it may unpack to; 500 by default")


def _context(settings: Settings) -> Context:
    from server.app import make_context

    return make_context(settings)


def _serve(_: argparse.Namespace, settings: Settings) -> None:
    from server.app import serve

    _must_be_up_to_date(settings)
    before = _context(settings)
    retention.apply(before)
    # A process that was killed may have left erased words there.
    before.database.truncate_wal()
    before.database.close()
    _allow_many_sockets()
    try:
        serve(settings, lambda context: print(welcome(context, os.environ), flush=True))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"commonground: port {settings.port} is in use. Choose another one with PORT")


def _must_be_up_to_date(settings: Settings) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if differences(settings.database_url):
        sys.exit("commonground: the database is not up to date. Run: commonground database upgrade")


def _allow_many_sockets() -> None:
    """Every client takes two descriptors, and many systems begin with a thousand."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MANY if most == resource.RLIM_INFINITY else min(most, MANY)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(now, wanted), most))


def _demo(_: argparse.Namespace, settings: Settings) -> None:
    from server.demo import load_all

    for case, partnership in load_all(_context(settings)).items():
        print(f"Demonstration case {case}: {partnership}")


def _invite(asked: argparse.Namespace, settings: Settings) -> None:
    context = _context(settings)
    if asked.partnership and not context.log.exists(asked.partnership):
        raise Refused("missing")
    print(facilitator_link(context, asked.partnership))


def _export(asked: argparse.Namespace, settings: Settings) -> None:
    from server.exports import Reader, Wanted, export

    name, _, form = asked.file.rpartition(".")
    made = export(
        _context(settings), Reader(asked.partnership, asked.seat, asked.at), Wanted(name, form, asked.own_looks)
    )
    _write(asked.output or made.name, made.content)


def _partnerships(_: argparse.Namespace, settings: Settings) -> None:
    _must_be_up_to_date(settings)
    for line in moving.listed(_context(settings)):
        print(line)


def _archive_export(asked: argparse.Namespace, settings: Settings) -> None:
    _must_be_up_to_date(settings)
    with moving.explained():
        packed, told = moving.leave(_context(settings), asked.partnership)
        _write(asked.output or f"{asked.partnership}.json.gz", packed)
    print(told, file=sys.stderr)


def _archive_import(asked: argparse.Namespace, settings: Settings) -> None:
    _must_be_up_to_date(settings)
    with moving.explained():
        partnership, told = moving.come(_context(settings), Path(asked.file), asked.most)
    print(partnership)
    print(told, file=sys.stderr)


def _write(target: str, content: bytes) -> None:
    if target == "-":
        sys.stdout.buffer.write(content)
    else:
        written = Path(target)
        # It holds what people said, in an archive what they said in private, too: for the operator's eyes alone.
        written.touch(mode=0o600)
        if written.is_file():
            written.chmod(0o600)
        written.write_bytes(content)
        print(target)


def _retention(asked: argparse.Namespace, settings: Settings) -> None:
    context = _context(settings)
    told = retention.apply(context) if asked.apply else retention.due(context)
    counts = {one.key: str(one.count) for one in told}
    verb = "let go" if asked.apply else "due"
    rows = [
        (one.key, "-" if one.days is None else str(one.days), one.after, one.decides, counts.get(one.key, "-"))
        for one in retention.classes(settings)
    ]
    for row in [("class", "days", "after", "decides", verb), *rows]:
        print("{:<14}{:>5}  {:<18}{:<10}{:>8}".format(*row))


def _erase(asked: argparse.Namespace, settings: Settings) -> None:
    context = _context(settings)
    if not context.log.exists(asked.partnership):
        raise Refused("missing")
    ask_door(context, asked.partnership, ErasePerson(seat=asked.seat, asked=asked.asked))


def _database(asked: argparse.Namespace, settings: Settings) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if asked.action == "upgrade":
        upgrade(settings.database_url)
    different = differences(settings.database_url)
    if different:
        sys.exit("\n".join(["commonground: the database does not fit this version", *different]))
    if asked.action == "restored":
        Database(settings.database_url).work(begin_anew)


def _backup(asked: argparse.Namespace, settings: Settings) -> None:
    back_up(settings.database_url, Path(asked.file))
    print(asked.file)


def _wire(_: argparse.Namespace, settings: Settings) -> None:
    for path in write():
        print(path)
