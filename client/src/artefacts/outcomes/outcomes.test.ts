import { describe, expect, it } from "vitest";
import { coverage, lacks, type Outcome, type Theme } from "./frames";
import { digestOf, EMPTY } from "./indicating";

const theme = (id: string): Theme => ({ id }) as Theme;
const outcome = (...themes: string[]): Outcome => ({ themes }) as Outcome;

describe("coverage", () => {
  it("counts the outcomes of each theme and names the gaps by nought", () => {
    const found = coverage([theme("safe"), theme("active")], [outcome("safe"), outcome("safe", "other")]);
    expect([...found]).toEqual([["safe", 2], ["active", 0]]);
  });
});

describe("an indicator", () => {
  it("lacks what nobody has said, blank space included", () => {
    expect(lacks({ reader: "Head", decision: " ", frequency: "Yearly", held_by: "" })).toEqual(["decision", "held_by"]);
  });
  it("is hashed over its eight texts, as on the server", () => {
    // From Python: workshops.wording.digest("Nights in a B&B", "", "", "Head of Housing", "", "", "", "")
    expect(digestOf({ ...EMPTY, words: "Nights in a B&B", reader: "Head of Housing" })).toBe("3c43b0b2a1a0c1f17f8d6f50b46701ecb5fcc66f42137ee5ff9a966a09fbf4cb");
  });
});
