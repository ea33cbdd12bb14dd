import { describe, expect, it } from "vitest";
import type { Records } from "../../wire";
import { blocked, blockers, type Seen, untimed } from "./attention";
import { progress, type Requirement } from "./requirements";

const NOTHING: Seen = {
  clauses: [], objections: [], positions: [], hypotheses: [], maps: [], steps: [], outcomes: [], indicators: [], requirements: [], exchanges: [],
};
const some = <K extends keyof Records>(kind: K, more: Partial<Records[K]>): Records[K] =>
  ({ kind, id: "", audience: "everyone", ...more }) as Records[K];
const requirement = (ref: string, more: Partial<Requirement> = {}): Requirement =>
  some("specification.requirement", { id: ref, ref, section: "need", status: "drafted", sources: ["s"], ...more });
const step = (ref: string, more: Partial<Records["pathways.step"]> = {}): Records["pathways.step"] =>
  some("pathways.step", { id: ref, ref, map: "m", shape: "step", touch: null, wait: null, ...more });

describe("what stands in the way", () => {
  it("is nothing when nothing is recorded", () => expect(blockers(NOTHING)).toEqual([]));

  it("counts the answers that are owed, and of them those that are late", () => {
    const said = { id: "c", kind: "cards.card", words: "A lift home", group: "" } as const;
    const one = { said, promise: undefined, answer: undefined, replies: [] };
    const exchanges = [{ ...one, state: "overdue", late: 3 }, { ...one, state: "owed", late: 0 }, { ...one, state: "did", late: 0 }] as const;
    expect(blockers({ ...NOTHING, exchanges })).toMatchObject([{ section: "answers", matter: "owed", n: 2, of: 1 }]);
  });

  it("counts clauses with an open objection, not objections", () => {
    const objection = some("agreement.objection", { clause: "c", organisation: "o", met: false });
    const clauses = [some("agreement.clause", { id: "c", ref: "WTA-10", title: "Secrets" }), some("agreement.clause", { id: "d" })];
    const settled = [
      some("agreement.objection", { clause: "d", organisation: "o", met: true }),
      some("agreement.objection", { clause: "d", organisation: "p", met: false }),
    ];
    const positions = [
      some("agreement.position", { clause: "c", organisation: "o", stance: "objects" }),
      some("agreement.position", { clause: "d", organisation: "o", stance: "objects" }),
      some("agreement.position", { clause: "d", organisation: "p", stance: "agrees" }),
    ];
    const [found] = blockers({ ...NOTHING, clauses, positions, objections: [objection, objection, ...settled] });
    expect(found).toMatchObject({ matter: "objections", n: 1, refs: ["WTA-10, Secrets"], first: "c" });
  });

  it("names untested hypotheses only when a requirement leans on them", () => {
    const hypotheses = [
      some("hypotheses.hypothesis", { id: "h1", ref: "H1", status: "testing" }),
      some("hypotheses.hypothesis", { id: "h2", ref: "H2", status: "supported" }),
      some("hypotheses.hypothesis", { id: "h3", ref: "H3", status: "proposed" }),
    ];
    const outcomes = [some("outcomes.outcome", { id: "o1", hypotheses: ["h1"] })];
    const requirements = [requirement("R-001", { sources: ["h1", "h2"] }), requirement("R-002", { sources: ["o1"] })];
    const [found] = blockers({ ...NOTHING, hypotheses, outcomes, requirements });
    expect(found).toMatchObject({ matter: "untested", refs: ["H1"], first: "h1", leaning: ["R-001", "R-002"] });
  });

  it("counts the steps of each map that have no times, ends left out", () => {
    const steps = [step("A1", { shape: "start_end" }), step("A2"), step("A3", { wait: 0 }), step("T1", { map: "other" })];
    const found = blockers({ ...NOTHING, maps: [some("pathways.map", { id: "m", name: "Today" })], steps });
    expect(found).toMatchObject([{ matter: "untimed", about: "Today", n: 1, of: 2 }]);
    expect(untimed(step("A4", { touch: 5 }))).toBe(false);
  });

  it("names blocked indicators and requirements without a thread", () => {
    const whole = { decision: "d", reader: "r", frequency: "f", held_by: "h" };
    const indicators = [some("outcomes.indicator", { ref: "I1", ...whole }), some("outcomes.indicator", { ref: "I2", ...whole, reader: "" })];
    const requirements = [requirement("R-001", { sources: [] }), requirement("R-002")];
    const found = blockers({ ...NOTHING, indicators, requirements });
    expect(found.map((one) => [one.matter, one.refs])).toEqual([["blocked", ["I2"]], ["threadless", ["R-001"]]]);
    expect(blocked(indicators[0] as Records["outcomes.indicator"])).toBe(false);
  });
});

describe("the specification so far", () => {
  it("goes by section in order, and leaves empty sections out", () => {
    const all = [
      requirement("R-001", { status: "agreed" }),
      requirement("R-002", { status: "reserved" }),
      requirement("R-003", { status: "gap" }),
      requirement("R-004", { section: "vision" }),
    ];
    expect(progress(all, ["vision", "need", "rights"])).toEqual([
      { section: "vision", agreed: 0, drafted: 1, gap: 0, of: 1 },
      { section: "need", agreed: 2, drafted: 0, gap: 1, of: 3 },
    ]);
  });
});
