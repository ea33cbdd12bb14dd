import { describe, expect, it } from "vitest";
import type { Hypothesis } from "../board";
import { lockedBy, type Trial } from "./trial";

const trial = (more: Partial<Trial> = {}): Trial => ({
  kind: "hypotheses.test", id: "t", audience: "everyone", hypothesis: "h", number: 1, owner: "Sam", looks_at: "Case files", measure: "Moves", threshold: "Half", way: "case_audit",
  status: "planned", known: ["e1"], fixed_before: false, fixed_at: "", started_at: "", ended_at: "", met: "", words: "", basis: "stated", ...more,
});
const hypothesis = (status: Hypothesis["status"]) => ({ status }) as Hypothesis;

describe("a test plan", () => {
  it("may change until evidence comes that it did not know", () => {
    expect(lockedBy(trial(), hypothesis("accepted"), ["e1"])).toBe("");
    expect(lockedBy(trial(), hypothesis("accepted"), ["e1", "e2"])).toBe("evidence");
  });

  it("stands once testing has begun", () => {
    expect(lockedBy(trial({ status: "running" }), hypothesis("testing"), [])).toBe("testing");
    expect(lockedBy(trial({ fixed_before: true }), hypothesis("supported"), [])).toBe("testing");
  });
});
