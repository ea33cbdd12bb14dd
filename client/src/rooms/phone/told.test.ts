import { describe, expect, it } from "vitest";
import type { Held } from "../../core/records";
import { toldOf } from "./told";

const held = (kind: string, id: string, more: object = {}): Held => ({ kind, id, audience: "everyone", ...more }) as Held;
const room = (...records: readonly Held[]) => ({ get: (id: string) => records.find((one) => one.id === id) });
const HYPOTHESIS = held("hypotheses.hypothesis", "h", { think: "people wait", because: "nobody answers" });
const ROUND = held("hypotheses.round", "r", { hypothesis: "h", rule: "rule" });
const RULE = held("hypotheses.rule", "rule", { low_words: "Disagree strongly", high_words: "Agree strongly" });
const score = (more: object) => held("hypotheses.score", "s", { round: "r", value: null, importance: null, confidence: null, ...more });

describe("what is one's own without words of its own", () => {
  it("is a score in words, beside the idea that was scored", () => {
    expect(toldOf(room(HYPOTHESIS, ROUND, RULE, score({ value: 75 })), "s")).toEqual({
      about: "People wait, because nobody answers.", said: ["How much do you agree? Agree a lot"],
    });
    expect(toldOf(room(HYPOTHESIS, ROUND, RULE, score({ importance: 95 })), "s").said).toEqual([
      "How much do you agree? I’m not sure", expect.stringMatching(/^How much does this matter\? \S+/),
    ]);
  });

  it("still tells the score where the idea was taken back", () => {
    expect(toldOf(room(ROUND, RULE, score({ value: 0 })), "s")).toEqual({ about: "", said: ["How much do you agree? Disagree strongly"] });
  });

  it("is a choice, with what was taken back named as gone", () => {
    const poll = held("cards.poll", "p", { question: "What first?" });
    const ballot = held("cards.ballot", "b", { poll: "p", dots: [{ option: "c", count: 2 }, { option: "d", count: 0 }, { option: "gone", count: 1 }], order: [] });
    const found = toldOf(room(poll, ballot, held("cards.card", "c", { words: "A lift" }), held("cards.card", "d", { words: "A map" })), "b");
    expect(found.about).toBe("What first?");
    expect(found.said[0]).toBe("A lift: 2");
    expect(found.said).toHaveLength(2);
    expect(toldOf(room({ ...ballot, dots: [], order: ["c"] } as Held, held("cards.card", "c", { words: "A lift" })), "b").said).toEqual(["1. A lift"]);
  });

  it("says nothing of what has words, or is gone", () => {
    expect(toldOf(room(held("cards.draft", "x", { words: "Mine" })), "x")).toEqual({ about: "", said: [] });
    expect(toldOf(room(), "x")).toEqual({ about: "", said: [] });
  });
});
