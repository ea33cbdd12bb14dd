import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { learn } from "../../core/words";
import { figureOf, Figures, mostFelt } from "./figure";
import { layout } from "./layout";
import type { Model } from "./model";
import { feeling, sample, step } from "./sample";

beforeAll(() => {
  const path = new URL("../../../../workshops/words/en.json", import.meta.url);
  learn(JSON.parse(readFileSync(path, "utf8")) as Record<string, string>);
});
const drawn = { loops: new Set(["a8-a2"]), deadEnds: new Set(["a3"]) };
const boxes = ({ lanes, steps, links, feelings }: Model) =>
  layout({ lanes, steps, links, felt: new Set(feelings.map((one) => one.step)) }).boxes;

function figure(model: Model, id: string) {
  const [at, box] = [model.step(id), boxes(model).find((one) => one.id === id)];
  if (!at || !box) throw new Error(id);
  return figureOf(model, at, box, drawn);
}

test("what is inferred is marked, what is stated needs no mark", () => {
  expect(figure(sample(), "a2")).toMatchObject({ unsettled: false, basis: undefined });
  const guessed = sample({ steps: [step("A2", { basis: "inferred" })] });
  expect(figure(guessed, "a2")).toMatchObject({ unsettled: true, basis: { words: "inferred" } });
  const invented = sample({ steps: [step("A2", { basis: "invented" })] });
  expect(figure(invented, "a2")).toMatchObject({ unsettled: false, basis: { words: "invented" } });
});

test("a harm is flagged before a dead end, and both are drawn", () => {
  expect(figure(sample(), "a3")).toMatchObject({ flag: { words: "no way out" } });
  const harmful = sample({ steps: [step("A3", { concern: true })] });
  expect(figure(harmful, "a3").flag?.words).toBe("Safety concern");
  expect(figure(harmful, "a3").dead).not.toBe("");
});

test("how many feel so is a word up to four and a number from five", () => {
  const felt = (n: number) => sample({ feelings: Array.from({ length: n }, (_, i) => feeling("a2", "scared", { id: `f${i}` })) });
  expect([1, 4, 5].map((n) => figure(felt(n), "a2").felt?.words)).toEqual(["Scared", "Scared, a few", "Scared, 5"]);
  expect(mostFelt([feeling("a2", "okay"), feeling("a2", "scared"), feeling("a2", "scared")])).toEqual({ face: "scared", n: 2 });
});

test("a figure that has not changed is not drawn again", () => {
  const [figures, before] = [new Figures(), sample()];
  const first = figures.of(before, boxes(before), drawn);
  const after = sample({ steps: before.steps.map((one) => (one.id === "a2" ? { ...one, words: "Other" } : { ...one })) });
  const second = figures.of(after, boxes(after), drawn);
  expect(second.filter((one, i) => one !== first[i]).map((one) => one.ref)).toEqual(["A2"]);
});
