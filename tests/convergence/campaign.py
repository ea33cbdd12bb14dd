"""A scripted meeting over a hostile network: what people do is chosen by the seed, and so is what happens to it."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

from server.store.models import Asked
from tests.convergence.network import Network
from tests.wire.peer import Json, Peer
from workshops import Operation
from workshops.audiences import EVERYONE, FACILITATORS
from workshops.codec import encode
from workshops.meeting.partnership import Found
from workshops.meeting.people import AddGroup, TakeSeat

STEPS = 400


class Campaign:
    """Two facilitators, four contributors, one of whom is removed on the way and one given other rights and back."""

    def __init__(self, data_dir: Path, seed: int, network: Network | None = None) -> None:
        self.network = network or Network(f"sqlite:///{data_dir / 'campaign.db'}", data_dir, seed)
        self.random = self.network.random
        self.partnership = self.network.partnership
        self._door(Found(name="A safe place to live"))
        group = self._door(AddGroup(name="Young people", thread="young_people"))
        self.seats = [self._seat(f"Facilitator {n}", "facilitator", "") for n in range(2)]
        self.seats += [self._seat(f"Bird {n}", "contributor", group) for n in range(6)]
        self.peers = {seat: Peer(self.partnership, packed=n % 2 == 1) for n, seat in enumerate(self.seats)}
        self.removed = ""
        self.said: list[str] = []
        for seat, peer in self.peers.items():
            self.network.open(seat, peer)
        self.network.settle()

    def _door(self, operation: Operation) -> str:
        asked = Asked("door", uuid4().hex, operation)
        return self.network.context.log.append(self.partnership, [asked]).answers[0].made[0]

    def _seat(self, nickname: str, role: str, group: str) -> str:
        return self._door(TakeSeat(nickname=nickname, roles=(role,), group=group))

    def run(self, steps: int = STEPS) -> None:
        """Act, deliver, cut; then let everybody come back and everything arrive."""
        self._open_the_scoring()
        for step in range(steps):
            self._act(step, steps)
            for _ in range(self.random.randrange(4)):
                self.network.step()
            if self.random.random() < 0.05:
                self._reconnect(self.random.choice(self.seats))
        self.heal()

    def heal(self) -> None:
        """Everybody comes back on a good line, twice: the second time nothing is owed."""
        for _ in range(2):
            for seat in self.seats:
                self._reconnect(seat)
            self.network.settle()

    def _reconnect(self, seat: str) -> None:
        if seat != self.removed:
            self.network.open(seat, self.peers[seat])

    def _open_the_scoring(self) -> None:
        sam = self.peers[self.seats[0]]
        sam.ask("hypotheses.fix_rule", agrees_from=60, share=60, low_words="Disagree", high_words="Agree")
        self.said.append("We get passed around")
        sam.ask("hypotheses.propose", think=self.said[-1])
        self.network.settle()
        sam.ask("hypotheses.open_round", hypothesis=self._of("hypotheses.hypothesis", sam)[0])
        self.network.settle()

    def _of(self, kind: str, peer: Peer) -> list[str]:
        return [one["id"] for one in peer.streams.get(EVERYONE, {}).values() if one["kind"] == kind]

    def _act(self, step: int, steps: int) -> None:
        if step == steps // 3:
            self._remove(self.seats[-1])
        if step in (steps // 4, steps // 2):
            roles = ["facilitator"] if step == steps // 4 else ["contributor"]
            self.peers[self.seats[0]].ask("meeting.change_roles", seat=self.seats[2], roles=roles)
        if step == 2 * steps // 3:
            self.peers[self.seats[0]].ask("hypotheses.reveal", round=self._of("hypotheses.round", self._sam())[0])
        seat = self.random.choice([one for one in self.seats if one != self.removed])
        self._say_something(self.peers[seat], step)

    def _sam(self) -> Peer:
        return self.peers[self.seats[0]]

    def _remove(self, seat: str) -> None:
        self._sam().ask("meeting.remove_seat", seat=seat)
        self.network.settle()
        self.removed = seat

    def _say_something(self, peer: Peer, step: int) -> None:
        what = self.random.randrange(7)
        rounds = self._of("hypotheses.round", peer)
        if what == 0:
            self.said.append(f"Idea {step}")
            peer.ask("hypotheses.propose", think=self.said[-1])
        elif what == 1 and rounds:
            peer.ask("hypotheses.score", round=rounds[0], value=self.random.randrange(101))
        elif what == 2:
            peer.ask("meeting.send_quietly", words=f"Quiet {step}")
        elif what == 3:
            self._write_a_card(peer, step)
        elif what == 4:
            self._keep_the_room()
        else:
            mine = [one["record"] for one in self._own(peer) if one["kind"] == "meeting.authored"]
            if mine:
                peer.ask("hypotheses.withdraw", hypothesis=self.random.choice(mine))

    def _write_a_card(self, peer: Peer, step: int) -> None:
        rounds = self._of("cards.round", peer)
        if not rounds:
            self._sam().ask("cards.open_round", question="What helps?")
        else:
            peer.ask(self.random.choice(["cards.write", "cards.add"]), round=rounds[0], words=f"Card {step}")

    def _keep_the_room(self) -> None:
        """A facilitator hides and shows, mutes and unmutes, moderates, or reveals the cards."""
        sam, seat = self._sam(), self.random.choice(self.seats[2:])
        shown = self._of("hypotheses.hypothesis", sam)
        asked: list[tuple[str, Json]] = [
            ("meeting.mute", {"seat": seat}),
            ("meeting.unmute", {"seat": seat}),
            ("meeting.set_room_rule", {"rule": "moderation", "on": self.random.random() < 0.3}),
            *(("meeting.hide", {"record": one}) for one in shown[-1:]),
            *(("meeting.show_again", {"hidden": one}) for one in self._held("meeting.hidden")),
            *(("meeting.show_held", {"held": one}) for one in self._held("meeting.held")),
            *(("cards.reveal", {"round": one}) for one in self._of("cards.round", sam)),
        ]
        kind, body = self.random.choice(asked)
        sam.ask(kind, **body)

    def _held(self, kind: str) -> list[str]:
        return [one["id"] for one in self._sam().streams.get(FACILITATORS, {}).values() if one["kind"] == kind][:1]

    def _own(self, peer: Peer) -> list[dict[str, str]]:
        return list(peer.streams.get(f"participant:{peer.seat}", {}).values())

    def check(self) -> None:
        """Everybody has what a fresh look at the log gives them, once, and nobody was handed anything else."""
        assert self.network.leaks == []
        for seat in self.seats:
            if seat != self.removed:
                self._check_peer(seat, self.peers[seat])
        assert self.network.context.log.verify(self.partnership)

    def _check_peer(self, seat: str, peer: Peer) -> None:
        view, _ = self.network.context.log.view(self.partnership, seat)
        fresh = {one: {record.id: encode(record) for record in view.only(one).records()} for one in view.streams}
        held = {stream: records for stream, records in peer.streams.items() if records}
        assert _as_json(held) == _as_json({stream: records for stream, records in fresh.items() if records})
        assert peer.pending == {}
        standing = [one for one in held[EVERYONE].values() if one["kind"] == "hypotheses.hypothesis"]
        words = [one["think"] for one in standing if not one["withdrawn"] and not one["masked"]]
        assert len(words) == len(set(words)), "an operation was carried out twice"
        assert set(words) <= set(self.said)


def _as_json(value: object) -> object:
    return json.loads(json.dumps(value))
