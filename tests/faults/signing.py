"""An organisation that signs the agreement, and whether its signature is still to the exact texts."""

from __future__ import annotations

from server.store.log import Log
from tests.live.test_live import Room
from tests.serving import Caller
from tests.wire.socket import Connection
from workshops.artefacts.agreement.records import Clause, Signature
from workshops.meeting.people import DOOR
from workshops.wording import digest

Records = list[dict[str, object]]


def invitation(room: Room, **more: object) -> str:
    """The token of a member's invitation."""
    asked = {"name": "Jo", "roles": ["member"], **more}
    link: str = room.sam_calls.post(f"/partnerships/{room.id}/invitations", **asked)["link"]
    return link.rsplit("/", 1)[1]


def signs(room: Room) -> Records:
    """The agreement is begun, and signed as it stands; the signature, as everybody sees it."""
    harbour = room.sam.ask("meeting.add_organisation", name="Harbour Rooms")["made"][0]
    room.sam.ask("agreement.begin")
    caller = Caller(room.sam_calls.url)
    token = invitation(room, roles=["member", "signatory"], organisation=harbour)
    caller.post("/welcome", token=token, name="Lena")
    lena = Connection(caller, room.id)
    texts = {one["id"]: one["digest"] for one in lena.records("agreement.clause")}
    told = {"name": "Lena Fisk", "role": "Director", "authority": "Resolution of the board"}
    assert "refused" not in lena.ask("agreement.sign", **told, clauses=list(texts), digests=list(texts.values()))
    lena.until(lambda: len(lena.records("agreement.signature")) == 1)
    signed = lena.records("agreement.signature")
    lena.close()
    assert texts and len(signed[0]["clauses"]) == len(texts)
    return signed


def still_signed(log: Log, partnership: str) -> bool:
    """Whether there is a signature, and each names the hash of a text that stands."""
    view, _ = log.view(partnership, DOOR.seat)
    texts = {one.id: digest(one.plain, one.formal) for one in view.of(Clause)}
    signed = [text for one in view.of(Signature) for text in one.clauses]
    return bool(signed) and all(texts[text.clause] == text.digest for text in signed)
