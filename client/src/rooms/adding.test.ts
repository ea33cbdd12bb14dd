import { describe, expect, it } from "vitest";
import { addsTo, keyOf } from "./where";

describe("what is asked before somebody adds something", () => {
  it("stands before the pages on which a person adds, and before no other", () => {
    const activity = { kind: "meeting.activity", id: "a" } as never;
    expect(addsTo({ page: "contribute", activity })).toBe(true);
    expect(addsTo({ page: "journey", activity, map: "m", step: "" })).toBe(true);
    expect(addsTo({ page: "talk", activity })).toBe(false);
    expect(addsTo({ page: "waiting", next: undefined })).toBe(false);
  });

  it("is a page of its own", () => {
    expect(keyOf({ page: "consent" })).not.toBe(keyOf({ page: "at_door" }));
  });
});
