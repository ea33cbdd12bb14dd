import { describe, expect, it } from "vitest";
import type { Held } from "../core/records";
import type { Records } from "../wire";
import { asks, keyOf, type Place, type Seen, titleOf, where } from "./where";

type Kind = keyof Records & string;

const session = (more: object = {}): Held =>
  ({ kind: "meeting.session", id: "s", audience: "everyone", title: "Two", number: 2, status: "live", activity: "a", focus: "", ...more }) as Held;
const activity = (block: string, artefact: string, more: object = {}): Held =>
  ({ kind: "meeting.activity", id: "a", audience: "everyone", session: "s", order: 1, title: "Now", block, artefact, ...more }) as Held;
const held = (kind: Kind, id: string, more: object = {}): Held => ({ kind, id, audience: "everyone", ...more }) as Held;

function room(records: readonly Held[], more: Partial<Seen> = {}): Seen {
  return {
    ended: "",
    ready: true,
    seat: "me",
    of: <K extends Kind>(kind: K) => records.filter((one) => one.kind === kind) as unknown as readonly Records[K][],
    get: (id) => records.find((one) => one.id === id),
    ...more,
  };
}
const at = (block: string, artefact: string, focus = "", ...records: Held[]): Place =>
  where(room([session({ focus }), activity(block, artefact), ...records]));

const hypothesis = held("hypotheses.hypothesis", "h", { ref: "H1", think: "x", because: "" });
const open = held("hypotheses.round", "r2", { hypothesis: "h", status: "open" });
const closed = held("hypotheses.round", "r1", { hypothesis: "h", status: "closed" });
const result = held("hypotheses.result", "res", { hypothesis: "h", round: "r1" });

describe("before and after a session", () => {
  it("waits for the first records and for the seat", () => {
    expect(where(room([], { ready: false })).page).toBe("arriving");
    expect(where(room([], { seat: "" })).page).toBe("arriving");
  });
  it("says that the place is gone, whatever else is known", () => {
    expect(where(room([session(), activity("talk", "")], { ended: "removed" }))).toEqual({ page: "gone", code: "removed" });
  });
  it("waits for the next planned session", () => {
    const planned = session({ id: "next", status: "planned" });
    expect(where(room([planned]))).toMatchObject({ page: "waiting", next: { id: "next" } });
    expect(where(room([]))).toEqual({ page: "waiting", next: undefined });
  });
  it("says goodbye only to those who saw the session live", () => {
    const ended = session({ status: "ended", activity: "" });
    expect(where(room([ended]), "s").page).toBe("over");
    expect(where(room([ended])).page).toBe("waiting");
  });
  it("waits while a live session has no activity yet", () => {
    expect(where(room([session({ activity: "" })])).page).toBe("waiting");
  });
});

describe("cards and choices", () => {
  const writing = held("cards.round", "c2", { activity: "a", status: "writing" });
  const cards = [held("cards.round", "c1", { activity: "a", status: "shown" }), held("cards.card", "one", { round: "c1" })];
  const poll = (status: string): Held => held("cards.poll", "p", { activity: "a", status, options: ["one"] });
  it("shows an open poll, and what it came to", () => {
    expect(at("cluster", "cards", "", ...cards, poll("open")).page).toBe("poll");
    expect(at("cluster", "cards", "", ...cards, poll("closed")).page).toBe("poll");
  });
  it("goes on to the cards of a later round", () => {
    expect(at("cluster", "cards", "", ...cards, poll("closed"), writing).page).toBe("cards");
    expect(at("cluster", "cards", "", ...cards, poll("closed"), { ...writing, status: "shown" } as Held)).toMatchObject({ page: "cards", round: { id: "c2" } });
  });
});

describe("in a session", () => {
  it.each([
    ["silent_write", "hypotheses", "contribute"],
    ["write_in_format", "hypotheses", "contribute"],
    ["rules", "hypotheses", "talk"],
    ["pick_tests", "hypotheses", "talk"],
    ["cluster", "hypotheses", "talk"],
    ["evidence", "hypotheses", "talk"],
    ["break", "hypotheses", "break"],
    ["own_words", "outcomes", "own_words"],
    ["priorities", "outcomes", "talk"],
    ["welcome", "", "talk"],
    ["clauses", "agreement", "talk"],
    ["anything", "pathways", "talk"],
  ])("%s of %s shows %s", (block, artefact, page) => {
    expect(at(block, artefact).page).toBe(page);
  });
  it("asks how services should treat you apart from outcomes", () => {
    expect(at("qualities", "outcomes")).toMatchObject({ page: "own_words", about: "quality" });
    expect(at("own_words", "outcomes")).toMatchObject({ about: "outcome" });
  });
  it("shows the agreement once there are clauses, and the talk about the vision before", () => {
    const clause = held("agreement.clause", "c");
    expect(at("sign", "agreement", "", clause)).toMatchObject({ page: "agreement", clause: "" });
    expect(at("vision", "agreement", "", clause).page).toBe("talk");
  });
  it("shows today's map when nothing is before the room", () => {
    const maps = [held("pathways.map", "to", { moment: "to_be" }), held("pathways.map", "now", { moment: "as_is" })];
    expect(at("map", "pathways", "", ...maps)).toMatchObject({ page: "journey", map: "now", step: "" });
  });
});

describe("what the whole room looks at", () => {
  it("is an idea, then its scoring, then its result", () => {
    expect(at("private_score", "hypotheses", "h", hypothesis).page).toBe("look");
    expect(at("private_score", "hypotheses", "h", hypothesis, closed, result, open)).toMatchObject({ page: "score", round: { id: "r2" } });
    expect(at("private_score", "hypotheses", "h", hypothesis, closed, result)).toMatchObject({ page: "reveal", result: { id: "res" } });
  });
  it("may be named by its round or its result", () => {
    expect(at("reveal", "hypotheses", "r1", hypothesis, closed, result).page).toBe("reveal");
    expect(at("reveal", "hypotheses", "res", hypothesis, closed, result).page).toBe("reveal");
  });
  it("needs no focus to score or to reveal", () => {
    expect(at("private_score", "hypotheses", "", hypothesis, open).page).toBe("score");
    expect(at("reveal", "hypotheses", "", hypothesis, closed, result).page).toBe("reveal");
    expect(at("private_score", "hypotheses", "", hypothesis, closed, result).page).toBe("talk");
  });
  it("leaves writing alone while a round is open elsewhere", () => {
    expect(at("silent_write", "hypotheses", "", hypothesis, open).page).toBe("contribute");
  });
  it("is a clause, a map, a step or a pain point, whatever the activity", () => {
    expect(at("talk", "", "c", held("agreement.clause", "c"))).toMatchObject({ page: "agreement", clause: "c" });
    expect(at("talk", "", "m", held("pathways.map", "m"))).toMatchObject({ page: "journey", map: "m" });
    expect(at("talk", "", "p", held("pathways.step", "p", { map: "m" }))).toMatchObject({ map: "m", step: "p" });
    expect(at("talk", "", "x", held("pathways.pain_point", "x", { map: "m", steps: ["p"] }))).toMatchObject({ step: "p" });
  });
  it("is passed over when nobody may see it any more", () => {
    expect(at("silent_write", "hypotheses", "gone").page).toBe("contribute");
  });
  it("never shows before the break", () => {
    expect(at("break", "", "h", hypothesis, open).page).toBe("break");
  });
});

describe("pages", () => {
  it("change when the room moves and not when a record on them changes", () => {
    const first = at("private_score", "hypotheses", "h", hypothesis, open);
    const again = at("private_score", "hypotheses", "h", { ...hypothesis }, { ...open });
    expect(keyOf(first)).toBe(keyOf(again));
    expect(keyOf(at("private_score", "hypotheses", "h", hypothesis, closed, result))).not.toBe(keyOf(first));
  });
  it("ask for something or do not", () => {
    expect(asks(at("silent_write", "hypotheses"))).toBe(true);
    expect(asks(at("reveal", "hypotheses", "", hypothesis, closed, result))).toBe(false);
  });
  it("are called by their activity", () => {
    expect(titleOf(at("talk", ""))).toBe("Now");
    expect(titleOf(where(room([])))).toBe("");
  });
});
