import { describe, expect, it } from "vitest";
import { newestOf, type Poll, purse } from "./dots";

const poll = (id: string, options: string[], more: Partial<Poll> = {}): Poll => ({ kind: "cards.poll", id, audience: "everyone", question: "", way: "dots", options, budget: 10, activity: "", status: "open", ...more });

describe("dots for priorities", () => {
  it("finds the newest choice among outcomes alone", () => {
    const polls = [poll("a", ["o1"]), poll("b", ["o1", "o2"]), poll("c", ["o1", "card"]), poll("d", ["o1"], { way: "ranking" })];
    expect(newestOf(polls, (id) => id.startsWith("o"))?.id).toBe("b");
  });

  it("counts what is left, without what can no longer be chosen", () => {
    const ballot = { kind: "cards.ballot", id: "x", audience: "participant:s", poll: "a", dots: [{ option: "o1", count: 4 }, { option: "gone", count: 3 }], order: [] } as const;
    expect(purse(poll("a", ["o1"]), { ...ballot, dots: [...ballot.dots], order: [] })).toMatchObject({ left: 6 });
    expect(purse(poll("a", ["o1"]), undefined).left).toBe(10);
  });
});
