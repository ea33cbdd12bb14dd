import { describe, expect, it } from "vitest";
import type { Records } from "../../wire";
import { offered, ownParty, signingOf, unsignedBy } from "./signing";
import { became, bySection, type Clause, stanceOf, stances, standing, versionOf } from "./standing";

const clause = (id: string, more: Partial<Clause> = {}): Clause => ({
  kind: "agreement.clause", id, audience: "everyone", ref: id, order: 1, section: "A", title: id, plain: "p", formal: "f", version: 1,
  digest: `${id}1`, asks: [], since: 1, ...more,
});
const position = (of: Clause, organisation: string, stance: Records["agreement.position"]["stance"], digest = of.digest): Records["agreement.position"] => ({
  kind: "agreement.position", id: `${of.id}${organisation}`, audience: "everyone", clause: of.id, organisation, stance, reason: "", fix: "", digest, basis: "stated",
});
const objection = (id: string, met = false): Records["agreement.objection"] => ({
  kind: "agreement.objection", id, audience: "everyone", clause: "c", organisation: "o", reason: "r", fix: "f", met, answer: "", basis: "stated",
});
const signature = (organisation: string, ...signed: Clause[]): Records["agreement.signature"] => ({
  kind: "agreement.signature", id: "s", audience: "everyone", organisation, seat: "x", name: "n", role: "r", authority: "a", signed_at: "", version: 1,
  clauses: signed.map((one) => ({ clause: one.id, digest: one.digest })), basis: "stated",
});
const C = clause("c");

describe("how a clause stands", () => {
  it("takes agreement only to the wording that was read, and an objection until it is taken back", () => {
    const later = clause("c", { digest: "c2" });
    expect(stanceOf(position(C, "o", "agrees"), C)).toBe("agrees");
    expect(stanceOf(position(C, "o", "agrees"), later)).toBe("");
    expect(stanceOf(position(C, "o", "objects"), later)).toBe("objects");
    expect(stanceOf(undefined, C)).toBe("");
  });

  it("is an objection before it waits, and waits before it is agreed", () => {
    const state = (...held: Records["agreement.position"][]): string => standing(stances(C, held, ["o", "p"])).state;
    expect(state()).toBe("waiting");
    expect(state(position(C, "o", "objects"))).toBe("objection");
    expect(state(position(C, "o", "agrees"), position(C, "p", "reservation"))).toBe("reservations");
    expect(state(position(C, "o", "agrees"), position(C, "p", "agrees"))).toBe("agreed");
    expect(standing(stances(C, [], [])).state).toBe("waiting");
  });

  it("counts a version for every rewording and every clause of one's own", () => {
    expect(versionOf([clause("a"), clause("b", { version: 3 }), clause("c", { order: 23 })])).toBe(4);
  });

  it("keeps sections in the order in which they begin", () => {
    const parts = bySection([clause("a"), clause("b", { section: "B" }), clause("c")]);
    expect(parts.map((one) => [one.section, one.clauses.length])).toEqual([["A", 2], ["B", 1]]);
  });
});

describe("what became of an objection", () => {
  const held = [position(C, "o", "objects")];
  it("stands while the organisation objects, for its latest reason", () => {
    expect(became(objection("1"), [objection("1")], held)).toBe("stands");
    expect(became(objection("1", true), [objection("1", true)], held)).toBe("answered");
    expect(became(objection("1"), [objection("1"), objection("2")], held)).toBe("taken_back");
  });
  it("is met or taken back once the organisation says something else", () => {
    const other = [position(C, "o", "agrees")];
    expect(became(objection("1", true), [objection("1", true)], other)).toBe("met");
    expect(became(objection("1"), [objection("1")], other)).toBe("taken_back");
  });
});

describe("signing", () => {
  it("opens only what changed since, apart from what was never signed", () => {
    const changed = clause("d", { digest: "d2", version: 2 });
    const found = signingOf("o", [C, changed, clause("e")], [signature("o", C, clause("d"))]);
    expect([found.changed.map((one) => one.id), found.never.map((one) => one.id)]).toEqual([["d"], ["e"]]);
    expect(signingOf("p", [C], [signature("o", C)]).last).toBeUndefined();
  });

  it("leaves out what somebody objects to, one's own objection named first", () => {
    const held = [position(C, "p", "objects"), position(C, "o", "objects")];
    const found = offered([C, clause("d")], (one) => stances(one, held, ["p", "o"]), "o");
    expect(found.sign.map((one) => one.id)).toEqual(["d"]);
    expect(found.left).toEqual([{ clause: C, objects: ["o", "p"] }]);
  });

  it("is for a confirmed organisation, or for a signatory who names none", () => {
    const seat = { id: "s", roles: ["signatory" as const], organisation: "", confirmed: false };
    expect(ownParty(seat)).toBe("s");
    expect(ownParty({ ...seat, organisation: "o" })).toBe("");
    expect(ownParty({ ...seat, organisation: "o", confirmed: true })).toBe("o");
    expect(ownParty({ ...seat, roles: ["member"] })).toBe("");
  });
});

describe("adopting", () => {
  it("waits for every organisation, and for a person who signed for themselves, to sign all present texts", () => {
    const person = { ...signature("", C), seat: "jo" };
    expect(unsignedBy(["o", "p"], [C], [signature("o", C), person])).toEqual(["p"]);
    const later = clause("c", { digest: "c2", version: 2 });
    expect(unsignedBy(["o"], [later], [signature("o", C), person])).toEqual(["o", "jo"]);
  });
});
