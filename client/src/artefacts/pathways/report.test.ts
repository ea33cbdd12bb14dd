import { expect, test } from "vitest";
import { type Figures, longestWaits, reasonsOf, type Report } from "./report";

const report = (missing: Report["missing"]) => ({ missing }) as Report;

test("steps without touch or wait are one reason, each step counted once", () => {
  const found = reasonsOf(report([{ code: "touch", steps: ["a", "b"] }, { code: "wait", steps: ["b", "c"] }, { code: "share", steps: ["a"] }]));
  expect(found).toEqual([{ code: "times", steps: ["a", "b", "c"] }, { code: "share", steps: ["a"] }]);
});

test("the waits worth cutting first are those that people come to most", () => {
  const steps = [{ step: "a", visits: 1, ahead: 0 }, { step: "b", visits: 2, ahead: 0 }, { step: "c", visits: 5, ahead: 0 }];
  const waits: Record<string, number | null> = { a: 100, b: 60, c: null };
  expect(longestWaits({ steps } as unknown as Figures, (id) => waits[id] ?? null)).toEqual([
    { step: "b", minutes: 120 },
    { step: "a", minutes: 100 },
  ]);
});
