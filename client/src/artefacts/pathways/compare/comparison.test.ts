import { describe, expect, it } from "vitest";
import { type Comparison, type Line, marksOf, oneSource, tally, type Value } from "./comparison";

const value = (more: Partial<Value> = {}): Value => ({ value: 1, how: "counted", basis: "stated", source: "", missing: [], ...more });
const line = (now: Value, could_be: Value): Line => ({ of: "forms", words: "", unit: "", now, could_be });

describe("two maps side by side", () => {
  it("marks what goes on the map of now, and what is new or changed on the other", () => {
    const steps: Comparison["steps"] = [
      { change: "kept", before: ["a1"], after: "t1", differs: [] },
      { change: "merged", before: ["a2", "a3"], after: "t2", differs: ["words"] },
      { change: "new", before: [], after: "t3", differs: [] },
      { change: "dropped", before: ["a4"], after: "", differs: [] },
    ];
    const marks = marksOf({ as_is: "a", to_be: "t", steps, measures: [], pains: [] });
    expect(Object.fromEntries(marks)).toEqual({ a1: "same", t1: "same", a2: "same", a3: "same", t2: "changed", t3: "new", a4: "gone" });
  });

  it("tells one source for both figures, by the basis that may be believed less", () => {
    expect(oneSource(line(value(), value({ basis: "inferred" })))).toMatchObject({ basis: "inferred" });
    expect(oneSource(line(value(), value({ how: "stated", source: "A survey" })))).toBeUndefined();
  });

  it("counts what is answered wholly, partly and not yet", () => {
    const pain = { pain_point: "p", step: "", number: 1, words: "", answers: [], offered: [] };
    expect(tally([{ ...pain, extent: "whole" }, { ...pain, extent: "none" }, { ...pain, extent: "none" }])).toEqual({ whole: 1, part: 0, none: 2 });
  });
});
