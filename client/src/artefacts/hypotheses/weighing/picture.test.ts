import { describe, expect, it } from "vitest";
import { byQuarter, placed, type Point } from "./picture";

const point = (ref: string, importance: number, uncertainty: number, quarter: Point["quarter"] = "test_first"): Point => ({ hypothesis: ref, ref, importance, uncertainty, n: 8, quarter });

describe("importance and doubt", () => {
  it("puts what matters to the right and what is unsure at the top", () => {
    expect(placed([point("H1", 100, 100), point("H2", 0, 0)]).map(({ x, y }) => [x, y])).toEqual([[400, 0], [0, 400]]);
  });

  it("moves marks apart that would cover each other, and keeps them in the square", () => {
    const found = placed([point("H1", 98, 98), point("H2", 98, 98), point("H3", 98, 98)]);
    for (const one of found) {
      expect(Math.min(one.x, one.y, 400 - one.x, 400 - one.y)).toBeGreaterThanOrEqual(0);
      for (const other of found) if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(38);
    }
  });

  it("lists the same by quarter", () => {
    expect(byQuarter([point("H1", 60, 80), point("H2", 90, 80), point("H3", 90, 10, "act")]).map(({ points }) => points.map((one) => one.ref))).toEqual([["H2", "H1"], ["H3"], [], []]);
  });
});
