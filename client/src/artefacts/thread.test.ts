import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../core/words";
import { isWeak, itemsOf, type Step } from "./thread";

beforeAll(() =>
  learn({
    "laptop.thread.kind.hypotheses.hypothesis": "Hypothesis", "laptop.thread.kind.pathways.feeling": "Feeling", "laptop.thread.kind.specification.requirement": "Requirement",
    "laptop.thread.with_ref": "{kind} {ref}", "laptop.thread.whose": "{first}, {whose}", "laptop.thread.untested": "{status}. Not tested yet", "laptop.thread.status.drafted": "drafted",
    "laptop.hypotheses.status.testing": "Testing", "laptop.hypotheses.status.supported": "Supported", "laptop.wording.basis.inferred": "inferred", "common.face.scared": "Scared",
  }),
);
const step = (id: string, kind: string, more: Partial<Step> = {}): Step => ({ id, kind, ref: "", words: "", depth: 1, leads_to: [], ...more });
const items = (...steps: Step[]) => itemsOf(steps, "self", (id) => (id === "h" ? "/p/1/hypotheses/h" : ""), (id) => (id === "g" ? "Young people" : ""));

describe("a thread on screen", () => {
  it("names what it is and whose, and how far it may be believed", () => {
    const [item] = items(step("h", "hypotheses.hypothesis", { ref: "H3", words: "They stop asking", group: "g", status: "testing" }));
    expect(item).toEqual({
      id: "h", knot: "hypothesis", label: "Hypothesis H3, Young people", words: "They stop asking", weak: true, note: "Testing. Not tested yet", href: "/p/1/hypotheses/h",
    });
  });

  it("says a feeling by its face where it has no words", () => {
    expect(items(step("f", "pathways.feeling", { face: "scared", basis: "inferred" }))[0]).toMatchObject({ words: "Scared", label: "Feeling, inferred", weak: true, knot: "said" });
  });

  it("leaves out what says nothing but which step answers", () => {
    expect(items(step("a", "pathways.answer"), step("b", "pathways.answer", { words: "One form" })).map((one) => one.id)).toEqual(["b"]);
  });

  it("leaves the record itself out, and a group that is not named", () => {
    expect(items(step("self", "specification.requirement"), step("r", "specification.requirement", { ref: "R-001", group: "x", strength: "MUST", status: "drafted" }))).toMatchObject([
      { id: "r", label: "Requirement R-001", note: "MUST, drafted", weak: false },
    ]);
  });

  it("puts what one group said, one thing after another, on one knot, and nothing else", () => {
    const said = (id: string, words: string, more: Partial<Step> = {}) => step(id, "pathways.feeling", { words, group: "g", ...more });
    const found = items(said("1", "No door"), said("2", "Wrong office"), said("3", "Whose?", { group: "x" }), said("4", "Guess", { basis: "inferred" }), step("h", "hypotheses.hypothesis", { words: "So" }));
    expect(found.map((one) => [one.words, one.more])).toEqual([["No door", ["Wrong office"]], ["Whose?", undefined], ["Guess", undefined], ["So", undefined]]);
  });

  it("is strong where a hypothesis has been tested", () => {
    expect(isWeak(step("h", "hypotheses.hypothesis", { status: "supported" }))).toBe(false);
  });
});
