import { describe, expect, it } from "vitest";
import type { Records } from "../../wire";
import { missing } from "./door";
import { facesOf, inOrder, waysOf } from "./journey";
import { six } from "./nicknames";

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

describe("the ways out of a stop", () => {
  const numbers = new Map([["a", 1], ["b", 2], ["c", 3], ["d", 4]]);
  const way = (end: string, label = "", moves: "person" | "information" = "person") => ({ id: `${end}${label}`, end, label, moves });
  it("are told where there are several, or one that leaves a stop out", () => {
    expect(waysOf([way("b")], numbers, 1).onward).toEqual([]);
    expect(waysOf([way("c")], numbers, 1).onward).toEqual([3]);
    expect(waysOf([way("d"), way("b"), way("c")], numbers, 1).onward).toEqual([2, 3, 4]);
  });
  it("are told one by one where they are named or lead back", () => {
    const { ways, onward } = waysOf([way("a"), way("c", "if there is room"), way("d", "", "information"), way("gone")], numbers, 2);
    expect(ways.map(({ to, back, label }) => [to, back, label])).toEqual([[1, true, ""], [3, false, "if there is room"]]);
    expect(onward).toEqual([]);
  });
});
