import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../../core/words";
import { inShort, newestResults, type Hypothesis, type Result, sharedEnds, spread, widestFirst } from "./board";

beforeAll(() =>
  learn({
    "laptop.hypotheses.short.every": "Every group", "laptop.hypotheses.short.one": "Too few in {name}", "laptop.hypotheses.short.some.other": "Too few in {n} groups",
    "laptop.hypotheses.short.no_group": "Too few in every group", "laptop.hypotheses.short.elsewhere": "Too few elsewhere", "laptop.hypotheses.short.too_few": "Under 5 people",
  }),
);
const strip = (q1: number, q3: number) => ({ n: 5, median: 50, q1, q3, low: 0, high: 100, dots: [] });
const result = (hypothesis: string, more: Partial<Result> = {}): Result => ({
  kind: "hypotheses.result", id: `r${hypothesis}`, audience: "everyone", hypothesis, round: "", rule: "", n: 5, unsure: 0, strip: strip(40, 60), groups: [], hidden: 0,
  verdict: "mixed", importance: null, confidence: null, held_back: false, ...more,
});
const group = (name: string, agreeing: number) => ({ group: name, strip: strip(10, 90), agreeing });
const hypothesis = (id: string, order: number): Hypothesis => ({ id, order }) as Hypothesis;
const RULE = { share: 60 };
const short = (more: Partial<Result>): string => inShort(result("h", more), RULE, (id) => id);

describe("why a verdict, in short", () => {
  it("names the one group in which too few agree, and counts several", () => {
    expect(short({ verdict: "common_ground" })).toBe("Every group");
    expect(short({ groups: [group("Housing", 30), group("Young", 80)] })).toBe("Too few in Housing");
    expect(short({ groups: [group("a", 30), group("b", 20), group("c", 90)] })).toBe("Too few in 2 groups");
    expect(short({ groups: [group("a", 30), group("b", 20)] })).toBe("Too few in every group");
  });
  it("names no group that is not shown", () => {
    expect(short({ groups: [group("Young", 80)] })).toBe("Too few elsewhere");
    expect(short({ verdict: "not_scored", strip: null })).toBe("Under 5 people");
  });
});

describe("the order", () => {
  const results = newestResults([result("a", { strip: strip(0, 10) }), result("b", { strip: strip(0, 80) }), result("a", { strip: strip(0, 20) })]);
  it("takes the newest result", () => expect(spread(results.get("a"))).toBe(20));
  it("puts the widest spread first and what is not scored last", () => {
    const all = [hypothesis("c", 3), hypothesis("a", 1), hypothesis("d", 4), hypothesis("b", 2)];
    expect(widestFirst(all, results).map((one) => one.id)).toEqual(["b", "a", "c", "d"]);
  });
});

describe("words at both ends", () => {
  const ends = (low_words: string) => ({ low_words, high_words: "Yes" });
  it("stand once when they are the same everywhere", () => {
    expect(sharedEnds([ends("No"), undefined, ends("No")])).toEqual({ low: "No", high: "Yes" });
    expect(sharedEnds([ends("No"), ends("Never")])).toBeUndefined();
    expect(sharedEnds([])).toBeUndefined();
  });
});
