import { beforeEach, describe, expect, it } from "vitest";
import { Journal, type Operation } from "./journal";
import type { Held } from "./records";
import { Refusal } from "./refusal";

const operation = (id: string): Operation => ({ id, kind: "hypotheses.propose", body: { think: id } });
const predicted = (id: string): Held => ({ kind: "hypotheses.hypothesis", id, audience: "everyone" });

let sent: string[];
let kept: readonly Operation[];
let cursors: Record<string, number>;
let journal: Journal;

beforeEach(() => {
  sent = [];
  kept = [];
  cursors = {};
  journal = new Journal({
    send: ({ id }) => sent.push(id),
    keep: (operations) => (kept = operations),
    cursor: (stream) => cursors[stream] ?? 0,
    changed: () => undefined,
  });
});

describe("the journal", () => {
  it("resends in order until answered, and keeps exactly the unanswered", async () => {
    const first = journal.begin(operation("1"));
    void journal.begin(operation("2"));
    journal.resend();
    expect(sent).toEqual(["1", "2", "1", "2"]);
    journal.answer({ id: "1", positions: {}, made: [] });
    await first;
    journal.resend();
    expect(sent.slice(4)).toEqual(["2"]);
    expect(kept.map(({ id }) => id)).toEqual(["2"]);
  });

  it("settles when what follows has been merged, not before", async () => {
    const made = journal.begin(operation("1"), { put: [predicted("")] });
    journal.answer({ id: "1", positions: { everyone: 3 }, made: ["h1"] });
    expect(journal.overlay("hypotheses.hypothesis", [])).toHaveLength(1);
    cursors["everyone"] = 3;
    journal.settle();
    expect(journal.overlay("hypotheses.hypothesis", [])).toEqual([]);
    expect(await made).toEqual({ positions: { everyone: 3 }, ids: ["h1"] });
  });

  it("shows a predicted record under its operation's id, and what it changes or takes away", () => {
    void journal.begin(operation("1"), { put: [predicted(""), predicted("a")], removed: ["b"] });
    const shown = journal.overlay("hypotheses.hypothesis", [predicted("a"), predicted("b")]);
    expect(shown.map(({ id }) => id)).toEqual(["a", "1"]);
    expect(journal.overlaid("b", predicted("b"))).toBeUndefined();
    expect(journal.overlay("meeting.group", [])).toEqual([]);
  });

  it("throws the refusal and takes its prediction back", async () => {
    const made = journal.begin(operation("1"), { put: [predicted("")] });
    journal.answer({ id: "1", refused: { code: "closed", data: { round: "r" } } });
    await expect(made).rejects.toEqual(new Refusal("closed", { round: "r" }));
    expect(journal.overlay("hypotheses.hypothesis", [])).toEqual([]);
    expect(kept).toEqual([]);
  });

  it("keeps what the server cannot take just now", () => {
    void journal.begin(operation("1"));
    journal.answer({ id: "1", refused: { code: "unavailable" } });
    journal.answer({ id: "1", refused: { code: "too_many", data: { seconds: 3 } } });
    expect(journal.unanswered()).toHaveLength(1);
  });

  it("chases only what has waited for a whole period", () => {
    void journal.begin(operation("1"));
    journal.chase();
    expect(sent).toEqual(["1"]);
    journal.chase();
    expect(sent).toEqual(["1", "1"]);
  });

  it("takes up what an earlier page left, once, with the same ids", () => {
    journal.resume([operation("1"), operation("2")]);
    journal.resume([operation("1")]);
    expect(sent).toEqual(["1", "2"]);
    journal.answer({ id: "1", refused: { code: "missing" } });
    expect(kept.map(({ id }) => id)).toEqual(["2"]);
  });

  it("ignores answers to operations that it does not know", () => {
    expect(() => journal.answer({ id: "unknown", positions: {} })).not.toThrow();
  });
});
