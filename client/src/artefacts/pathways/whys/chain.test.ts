import { describe, expect, it } from "vitest";
import { causesOf, type Why } from "./chain";

const why = (id: string, after: string, pain = "p"): Why => ({
  kind: "pathways.why", id, audience: "everyone", scribed: false, masked: false, pain_point: pain, after, words: id, root: false, group: "", basis: "stated", source: "",
});

describe("five whys", () => {
  it("follows each cause down, several beside each other", () => {
    const found = causesOf("p", [why("a", "p"), why("b", "a"), why("c", "p"), why("x", "q", "q")]);
    expect(found.map(({ why: { id }, behind }) => [id, behind.map((one) => one.why.id)])).toEqual([["a", ["b"]], ["c", []]]);
  });

  it("ends where two name each other", () => {
    expect(causesOf("p", [why("a", "b"), why("b", "a")])).toEqual([]);
  });
});
