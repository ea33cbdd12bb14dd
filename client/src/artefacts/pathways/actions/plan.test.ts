import { describe, expect, it } from "vitest";
import { type Action, dateOf, isOverdue, partsOf } from "./plan";

const action = (number: number, due: number, more: Partial<Action> = {}): Action => ({
  kind: "pathways.action", id: `a${number}`, audience: "everyone", map: "m", number, words: "Do it", step: "", pain_point: "", waste: "", owner: "", agency: "",
  due, due_on: "2026-05-12", planned_at: "2026-04-12T10:00:00Z", sponsor: false, resource: "", status: "open", evidence: "", basis: "stated", ...more,
});

describe("a plan of actions", () => {
  it("always has day 30, 60 and 90, and more where something is due", () => {
    const parts = partsOf([action(2, 30), action(1, 30), action(3, 365)]);
    expect(parts.map(({ due, actions }) => [due, actions.map((one) => one.number)])).toEqual([[30, [1, 2]], [60, []], [90, []], [365, [3]]]);
  });

  it("is overdue once its day has passed, unless it is done or dropped", () => {
    const today = dateOf(Date.parse("2026-05-13T00:10:00Z"));
    expect([action(1, 30), action(1, 30, { status: "doing" }), action(1, 30, { status: "done" })].map((one) => isOverdue(one, today))).toEqual([true, true, false]);
    expect(isOverdue(action(1, 30), "2026-05-12")).toBe(false);
  });
});
