"""Files made in the background: their progress, their limits, and whose they are at the moment of taking them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from server.files import File, Grounds
from server.jobs import LASTS, MOST_AT_ONCE, MOST_BYTES, MOST_OF_A_SEAT, Job, Jobs, Owner, Step
from tests.server.web import Browser, Json, Web
from workshops import Refused
from workshops.wording import digest

SAM = Owner("here", "sam")


class Bench:
    """Jobs whose work waits until it is told to go on, on a clock that stands still."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waiting: list[Callable[[], None]] = []
        self.jobs = Jobs(self.waiting.append, lambda: self.now)

    def begin(self, owner: Owner = SAM, size: int = 1) -> Job:
        def make(tell: Step) -> tuple[File, Grounds]:
            for step in ("reading", "composing", "writing"):
                tell(step)
            return File("a.pdf", "application/pdf", b"x" * size), Grounds()

        return self.jobs.begin(owner, "", make)

    def work(self) -> None:
        self.waiting.pop(0)()


def test_a_job_waits_is_made_and_is_ready() -> None:
    bench = Bench()
    told = [bench.begin().as_json() for _ in range(MOST_AT_ONCE + 1)]
    assert [one["state"] for one in told] == ["making"] * MOST_AT_ONCE + ["waiting"]
    bench.work()
    first, last = (bench.jobs.of(SAM, told[place]["id"]).as_json() for place in (0, -1))
    assert (first["state"], first["step"], first["steps"], first["file"], first["size"]) == ("ready", 3, 3, "a.pdf", 1)
    assert last["state"] == "making"


def test_it_tells_how_far_it_is() -> None:
    bench, seen = Bench(), []

    def make(tell: Step) -> tuple[File, Grounds]:
        for step in ("reading", "composing", "writing"):
            tell(step)
            seen.append(bench.jobs.of(SAM, job.id).as_json()["step"])
        return File("a", "b", b""), Grounds()

    job = bench.jobs.begin(SAM, "", make)
    bench.work()
    assert seen == [1, 2, 3]


@pytest.mark.parametrize(("error", "code"), [(Refused("missing"), "missing"), (RuntimeError("no"), "unavailable")])
def test_what_fails_says_why_and_does_not_hold_up_the_others(error: Exception, code: str) -> None:
    bench = Bench()

    def broken(_: Step) -> tuple[File, Grounds]:
        raise error

    job = bench.jobs.begin(SAM, "", broken)
    following = [bench.begin() for _ in range(MOST_AT_ONCE)]
    bench.work()
    assert (job.state, job.code, job.file) == ("failed", code, None)
    assert following[-1].state == "making"


def test_nobody_takes_more_than_their_share() -> None:
    bench = Bench()
    for _ in range(MOST_OF_A_SEAT):
        bench.begin()
    with pytest.raises(Refused, match="too_many") as refused:
        bench.begin()
    assert refused.value.data == {"seconds": LASTS}
    assert bench.begin(Owner("here", "jo")).state == "waiting"
    assert bench.begin(Owner("there", "sam")).state == "waiting"


def test_files_do_not_fill_the_memory() -> None:
    bench = Bench()
    bench.begin(size=MOST_BYTES)
    bench.work()
    with pytest.raises(Refused, match="too_many"):
        bench.begin(Owner("here", "jo"))


def test_a_job_is_its_seats_own_and_ends_after_its_time() -> None:
    bench = Bench()
    job = bench.begin()
    bench.work()
    for other in (Owner("here", "jo"), Owner("there", "sam")):
        with pytest.raises(Refused, match="missing"):
            bench.jobs.of(other, job.id)
    assert bench.jobs.of(SAM, job.id) is job
    bench.now = LASTS
    with pytest.raises(Refused, match="missing"):
        bench.jobs.of(SAM, job.id)


def test_what_is_given_up_makes_room_for_another() -> None:
    bench = Bench()
    jobs = [bench.begin() for _ in range(MOST_OF_A_SEAT)]
    for given_up in (jobs[0], jobs[-1]):
        bench.jobs.give_up(SAM, given_up.id)
        with pytest.raises(Refused, match="missing"):
            bench.jobs.of(SAM, given_up.id)
        bench.begin()
    bench.work()
    assert jobs[MOST_AT_ONCE].state == "making"
    bench.work()
    assert bench.jobs.of(SAM, jobs[1].id).state == "ready"


def test_only_its_seat_gives_a_job_up() -> None:
    bench = Bench()
    job = bench.begin()
    with pytest.raises(Refused, match="missing"):
        bench.jobs.give_up(Owner("here", "jo"), job.id)
    assert bench.jobs.of(SAM, job.id) is job


def begun(browser: Browser, **more: str) -> Json:
    answer = browser.post(browser.at("/exports/jobs"), {"name": "hypotheses", "form": "html", **more})
    assert answer.status_code == 202, answer.text
    return dict(answer.json)


def taken(browser: Browser, job: Json) -> tuple[int, str]:
    answer = browser.get(browser.at(f"/exports/jobs/{job['id']}/file"))
    return answer.status_code, answer.json["code"] if answer.is_json else answer.text


def test_the_file_is_the_one_that_comes_at_once(sam: Browser) -> None:
    sam.asks("hypotheses.propose", think="An open thought")
    told = sam.get(sam.at(f"/exports/jobs/{begun(sam)['id']}")).json
    assert (told["state"], told["file"]) == ("ready", "hypotheses.html")
    answer = sam.get(sam.at(f"/exports/jobs/{told['id']}/file"))
    assert answer.data == sam.get(sam.at("/exports/hypotheses.html")).data
    assert len(answer.data) == told["size"]
    assert answer.headers["Content-Disposition"] == "attachment; filename=hypotheses.html"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_a_file_that_was_taken_is_let_go(sam: Browser) -> None:
    job = begun(sam)
    assert sam.post(sam.at(f"/exports/jobs/{job['id']}/remove"), {}).status_code == 204
    assert taken(sam, job) == (404, "missing")


def test_what_is_not_offered_fails(sam: Browser) -> None:
    job = begun(sam, name="scores")
    assert sam.get(sam.at(f"/exports/jobs/{job['id']}")).json["code"] == "missing"
    assert taken(sam, job) == (410, "closed")
    assert sam.post(sam.at("/exports/jobs"), {"name": "a", "form": "pdf", "at": "soon"}).json["code"] == "invalid"


def test_a_job_is_missing_for_everybody_else(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin, jo = web.browser().joins(sam.code(), "Puffin"), web.facilitator("Jo").begins(name="Another one")
    job = begun(sam)
    for browser in (puffin, jo, web.browser()):
        for path in ("", "/file"):
            wrong = browser.get(sam.at(f"/exports/jobs/{job['id']}{path}"))
            never = browser.get(sam.at(f"/exports/jobs/{'0' * 32}{path}"))
            assert (wrong.status_code, wrong.data) == (never.status_code, never.data)
            assert wrong.json["code"] == "missing"


def test_somebody_removed_meanwhile_gets_nothing_more(web: Web, sam: Browser) -> None:
    """The same answers as in a world in which they never began a job."""
    sam.opens_session()
    with_job, without = (web.browser().joins(sam.code(), name) for name in ("Puffin", "Otter"))
    job = begun(with_job)
    assert taken(with_job, job)[0] == 200
    for browser in (with_job, without):
        sam.asks("meeting.remove_seat", seat=browser.seat)
    for path in ("", "/file"):
        answers = [browser.get(browser.at(f"/exports/jobs/{job['id']}{path}")) for browser in (with_job, without)]
        assert answers[0].json["code"] == "missing"
        assert answers[0].data == answers[1].data


def test_words_that_were_taken_back_are_in_no_file_that_waits(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    sam.asks("hypotheses.propose", think="An open thought")
    mine = puffin.asks("hypotheses.propose", think="I take this back")["made"][0]
    job = begun(sam)
    sam.asks("hypotheses.propose", think="Something else")
    assert "I take this back" in taken(sam, job)[1]
    puffin.asks("hypotheses.withdraw", hypothesis=mine)
    assert taken(sam, job) == (409, "stale")
    assert "I take this back" not in taken(sam, begun(sam))[1]


def test_words_masked_where_they_stand_are_in_no_file_that_waits_either(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    mine = puffin.asks("outcomes.say", own_words="I sleep at home")["made"][0]
    sam.asks("outcomes.word_formally", of=mine, basis_digest=digest(""), formal="Settled accommodation")
    job = begun(sam, name="outcomes")
    assert "I sleep at home" in taken(sam, job)[1]
    puffin.asks("outcomes.withdraw", of=mine)
    assert taken(sam, job) == (409, "stale")


def test_rights_that_were_lost_are_lost_for_files_that_wait_too(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    sam.asks("meeting.change_roles", seat=puffin.seat, roles=["facilitator", "member"])
    web.browser().joins(sam.code(), "Otter").asks("meeting.send_quietly", words="A very quiet word")
    job = begun(puffin)
    assert taken(puffin, job)[0] == 200
    sam.asks("meeting.change_roles", seat=puffin.seat, roles=["contributor"])
    assert taken(puffin, job) == (409, "stale")


def test_a_map_comes_in_through_its_own_door(web: Web, sam: Browser) -> None:
    rows = "row,ref,words,lane\nlane,,Young person\nstep,A1,Asks,Young person\n"
    body = {"name": "Brought along", "moment": "as_is", "rows": rows, "id": "once"}
    made = sam.post(sam.at("/maps/import"), body)
    assert made.status_code == 201
    assert sam.post(sam.at("/maps/import"), body).json == made.json
    assert sam.get(sam.at("/exports")).json["maps"][0]["id"] == made.json["map"]
    again = sam.get(sam.at(f"/exports/map-{made.json['map']}.csv")).data.decode("utf-8-sig")
    assert "step,A1,Asks,Young person" in again
    wrong = sam.post(sam.at("/maps/import"), {**body, "id": "two", "rows": rows.replace("step", "stop")})
    assert wrong.json["data"]["rows"] == [{"line": 3, "column": "row", "code": "not_a_choice"}]
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    assert puffin.post(puffin.at("/maps/import"), {**body, "id": "three"}).json["code"] == "forbidden"
