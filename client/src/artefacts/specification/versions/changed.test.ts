import { describe, expect, it } from "vitest";
import { type Changed, pairOf, tallied } from "./changed";

const change = (...changes: Changed["changes"]): Changed => ({
  requirement: "r", ref: "R-001", changes, section: "need", section_before: "need", strength: "MUST", strength_before: "SHOULD", status: "drafted", status_before: "drafted", words: [], plain: [], note: "",
});

describe("versions compared", () => {
  it("counts a requirement under each thing that happened to it", () => {
    expect(tallied([change("reworded", "regraded"), change("reworded")])).toEqual([{ kind: "reworded", n: 2 }, { kind: "regraded", n: 1 }]);
  });

  it("compares the newest version with today unless the path says otherwise", () => {
    expect(pairOf("changes", 3)).toEqual([3, 0]);
    expect(pairOf("changes/1/2", 3)).toEqual([1, 2]);
    expect(pairOf("changes/x", 3)).toEqual([3, 0]);
  });
});
