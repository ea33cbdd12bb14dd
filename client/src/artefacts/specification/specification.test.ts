import { describe, expect, it } from "vitest";
import type { Records } from "../../wire";
import { placing } from "./placing";
import { difference } from "./renewed";
import { type Assent, assentsOf, counted, FILTERS, inOrder, leaningOn, parted, passes, type Requirement, seenAs, strengthsIn } from "./standing";

const requirement = (id: string, order: number, more: Partial<Requirement> = {}): Requirement => ({
  kind: "specification.requirement", id, audience: "everyone", ref: `R-${id}`, section: "model", order, strength: "MUST",
  words: "The provider MUST listen.", plain: "", status: "drafted", sources: [], origin: "", drafted: "", basis: "stated", note: "", ...more,
});
const assent = (digest: string, more: Partial<Assent> = {}): Assent => ({
  kind: "specification.assent", id: digest, audience: "everyone", requirement: "a", stance: "agreed", organisation: "", words: "",
  digest, agreed_at: "2026-05-01T10:00:00Z", ...more,
});

describe("the strength in the words", () => {
  it("is parted from what stands around it", () => {
    expect(parted("It MUST NOT wait.")).toEqual({ before: "It ", strength: "MUST NOT", after: " wait." });
    expect(parted("It SHOULD and MAY.")).toEqual({ before: "It ", strength: "SHOULD", after: " and MAY." });
    expect(parted("In May it must.")).toEqual({ before: "", strength: "", after: "In May it must." });
  });

  it("is counted once with its NOT", () => {
    expect(strengthsIn("It MUST NOT wait, and it MAY ask.")).toBe(2);
    expect(strengthsIn("MUSTER the MAYOR.")).toBe(0);
  });
});

describe("the document", () => {
  it("is in the order of its sections, then of its requirements", () => {
    const all = [requirement("c", 1, { section: "referral" }), requirement("b", 2), requirement("a", 2), requirement("d", 0)];
    expect(inOrder(all, ["model", "referral"]).map((one) => one.id)).toEqual(["d", "a", "b", "c"]);
  });

  it("counts what is agreed, drafted and missing, and leaves out what was withdrawn", () => {
    const all = (["agreed", "reserved", "drafted", "gap", "withdrawn"] as const).map((status, i) => requirement(status, i, { status }));
    expect(counted(all)).toEqual({ agreed: 2, drafted: 1, gap: 1, of: 4 });
  });

  it("knows an agreement to the present words from one to earlier words", () => {
    const one = requirement("a", 0);
    const all = [assent(seenAs(one)), assent("other"), assent(seenAs(one), { requirement: "b" })];
    expect(assentsOf(one, all)).toEqual({ now: [all[0]], earlier: [all[1]] });
  });

  it("filters by how far they are: agreed with a reservation is agreed, and what was left out stands apart", () => {
    const under = (status: Requirement["status"]) => FILTERS.filter((one) => passes(requirement("a", 0, { status }), true, one));
    expect((["drafted", "agreed", "reserved", "gap", "withdrawn"] as const).map(under)).toEqual([["drafted"], ["agreed"], ["agreed", "reserved"], ["gaps"], ["withdrawn"]]);
  });

  it("filters gaps, reservations and what has no thread, without what was left out", () => {
    expect(passes(requirement("a", 0, { status: "gap" }), true, "gaps")).toBe(true);
    expect(passes(requirement("a", 0, { status: "reserved" }), true, "reserved")).toBe(true);
    expect(passes(requirement("a", 0), false, "threadless")).toBe(true);
    expect(passes(requirement("a", 0), true, "threadless")).toBe(false);
    const left = requirement("a", 0, { status: "withdrawn" });
    expect([passes(left, false, ""), passes(left, false, "threadless")]).toEqual([true, false]);
  });

  it("tells the untested hypotheses that a requirement leans on, also through an indicator", () => {
    const hypothesis = (id: string, status: string): Records["hypotheses.hypothesis"] =>
      ({ id, status }) as unknown as Records["hypotheses.hypothesis"];
    const grounds = {
      hypotheses: [hypothesis("h1", "supported"), hypothesis("h2", "testing"), hypothesis("h3", "proposed")],
      outcomes: [{ id: "o", hypotheses: ["h1", "h2"] }],
      indicators: [{ id: "i", outcome: "o" }],
    };
    expect(leaningOn(["i"], grounds).map((one) => one.id)).toEqual(["h2"]);
    expect(leaningOn(["h3", "h1"], grounds).map((one) => one.id)).toEqual(["h3"]);
  });
});

describe("another place", () => {
  const orders = (all: readonly Requirement[], asked: ReturnType<typeof placing>): string[] => {
    const at = new Map(asked.map((one) => [one.requirement, one.order]));
    return inOrder(all.map((one) => ({ ...one, order: at.get(one.id) ?? one.order })), ["model"]).map((one) => one.id);
  };
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id, i) => requirement(id, i + 1)) as [Requirement, Requirement, Requirement, Requirement];

  it.each([
    [a, [b, c, d], 1, ["b", "a", "c", "d"]],
    [a, [b, c, d], 3, ["b", "c", "d", "a"]],
    [d, [a, b, c], 0, ["d", "a", "b", "c"]],
    [c, [a, b, d], 1, ["a", "c", "b", "d"]],
  ] as const)("is taken with those behind making room", (moved, others, index, order) => {
    expect(orders([moved, ...others], placing(moved, "model", others, index))).toEqual(order);
  });

  it("asks once where there is room, and not at all where it stands", () => {
    const others = [requirement("x", 1), requirement("y", 9)];
    expect(placing(requirement("m", 20), "model", others, 1)).toEqual([{ requirement: "m", section: "model", order: 2 }]);
    expect(placing(requirement("m", 2), "model", others, 1)).toEqual([]);
  });

  it("begins an empty section", () => {
    expect(placing(a, "referral", [], 0)).toEqual([{ requirement: "a", section: "referral", order: 0 }]);
  });
});

it("what drafting again did is counted", () => {
  const before = [requirement("a", 0), requirement("b", 1)];
  const after = [requirement("a", 0), requirement("b", 1, { words: "Other." }), requirement("c", 2)];
  expect(difference(before, after)).toEqual({ added: 1, renewed: 1 });
});
