import { describe, expect, it } from "vitest";
import type { Reads } from "../../rooms/said";
import type { Records } from "../../wire";
import { standsOn } from "./taking";

const reading = (...records: readonly { kind: string }[]): Reads => ({
  of: <K extends keyof Records>(kind: K) => records.filter((one) => one.kind === kind) as unknown as Records[K][],
});
const step = (id: string, map: string, more: object = {}) => ({ kind: "pathways.step", id, map, origin: "", merged: [], ideas: [], wastes: [], flags: [], ...more });
const DRAWN = [{ kind: "pathways.lane", id: "l", map: "m" }, step("a", "m"), step("b", "m"), step("x", "other"), { kind: "pathways.link", id: "k", map: "m" }];

describe("what stands on a map", () => {
  it("is what is drawn there and nothing else, where nobody has said anything", () => {
    expect(standsOn(reading(...DRAWN), "m")).toEqual({ lanes: 1, steps: 2, links: 1, words: [], elsewhere: 0, whole: true });
  });

  it("is what people said or decided there, each kind by itself", () => {
    const said = [
      { kind: "pathways.pain_point", map: "m" }, { kind: "pathways.feeling", step: "a" }, { kind: "pathways.feeling", step: "b" }, { kind: "pathways.feeling", step: "x" },
      { kind: "pathways.idea", map: "m" }, { kind: "pathways.action", map: "m" }, { kind: "pathways.measure", map: "m" }, { kind: "meeting.alternative", of: "b" },
    ];
    expect(standsOn(reading(...DRAWN, ...said), "m").words).toEqual([
      { kind: "pains", n: 1 }, { kind: "feelings", n: 2 }, { kind: "ideas", n: 1 }, { kind: "actions", n: 1 }, { kind: "figures", n: 1 }, { kind: "wordings", n: 1 },
    ]);
  });

  it("counts what names it elsewhere", () => {
    const naming = [
      { kind: "pathways.map", origin: "m" }, { kind: "hypotheses.hypothesis", steps: ["a"] }, { kind: "hypotheses.hypothesis", steps: ["x"] },
      { kind: "specification.requirement", sources: ["b"] }, step("y", "other", { origin: "a" }), step("z", "other", { merged: ["b"] }),
    ];
    expect(standsOn(reading(...DRAWN, ...naming), "m").elsewhere).toBe(5);
  });

  it("cannot be brought back whole where a step holds more than a table does", () => {
    expect(standsOn(reading(...DRAWN, step("c", "m", { wastes: ["waiting"] })), "m").whole).toBe(false);
    expect(standsOn(reading(...DRAWN, step("c", "other", { flags: ["risk"] })), "m").whole).toBe(true);
  });
});
