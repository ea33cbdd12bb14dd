import { describe, expect, it } from "vitest";
import type { Records } from "../../wire";
import { missing } from "./door";
import { facesOf, inOrder } from "./journey";
import { shuffled, six } from "./nicknames";

describe("a code", () => {
  it("is nine letters and numbers, however they are typed", () => {
    expect(missing("t7k m4x-q9r")).toBe(0);
    expect(missing("T7K M4")).toBe(4);
    expect(missing("T7KM4XQ9RR")).toBe(-1);
  });
});

describe("nicknames", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
  it("come six at a time and go round", () => {
    expect(six(names, 0)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(six(names, 1)).toEqual(["g", "h", "a", "b", "c", "d"]);
  });
  it("are all there in another order", () => {
    const chances = [0.5, 0.1, 0.9, 0.2, 0.3, 0.8, 0.4, 0.7];
    expect(shuffled(names, () => chances.shift() ?? 0)).toEqual(["b", "d", "e", "g", "a", "h", "f", "c"]);
  });
});

describe("a map as a list", () => {
  it("goes by column, then from the top lane down", () => {
    const step = (id: string, lane: string, column: number): Records["pathways.step"] =>
      ({ id, lane, column, ref: id }) as Records["pathways.step"];
    const lanes = new Map([["top", { order: 0 }], ["low", { order: 1 }]]);
    const steps = [step("c", "low", 1), step("b", "top", 1), step("a", "low", 0)];
    expect(inOrder(steps, lanes).map((one) => one.id)).toEqual(["a", "b", "c"]);
  });
  it("counts faces only from five people up", () => {
    const many = Array.from({ length: 5 }, () => ({ face: "scared" as const }));
    expect(facesOf([{ face: "okay" }, ...many])).toEqual([
      { face: "scared", n: 5 },
      { face: "okay", n: 0 },
    ]);
  });
});
