import { describe, expect, it } from "vitest";
import { Refusal } from "../../../../core/refusal";
import { whyNot } from "./whyNot";

const said = (code: string, details = {}, ownLooks = false): string => whyNot(new Refusal(code, details), ownLooks);

describe("why a file was not made", () => {
  it("is a sentence for every refusal of a job", () => {
    const all = [said("stale"), said("missing"), said("missing", { reason: "expired" }), said("missing", { made: "no" }, true), said("closed")];
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((one) => one.includes("laptop.") || !one.endsWith("."))).toEqual([]);
  });

  it("says in minutes when there is room again", () => {
    expect([said("too_many", { seconds: 61 }), said("too_many", { seconds: 5 })]).toEqual([
      "That is too many files at once. Try again in 2 minutes.",
      "That is too many files at once. Try again in a minute.",
    ]);
    expect(said("too_many")).toMatch(/in a minute/);
  });

  it("tells what to do with a template that is refused", () => {
    const all = ["too_large", "not_word", "macros", "loads_from_elsewhere"].map((reason) => said("invalid", { reason }));
    expect(new Set(all).size).toBe(4);
    expect(said("invalid", { reason: "else" })).not.toContain("laptop.");
  });

  it("goes by the common sentence for anything else", () => {
    expect([said("offline"), whyNot(new TypeError("no"))].filter((one) => one.includes("refusal."))).toEqual([]);
  });
});
