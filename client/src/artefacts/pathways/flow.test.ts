import { expect, test } from "vitest";
import { deadEnds, starts, unlabelled } from "./flow";
import { layout } from "./layout";
import { link, sample, step } from "./sample";

const LOOPS = new Set(["a8-a2"]);

test("a step that nothing leads on from is a dead end, unless it is an end", () => {
  expect([...deadEnds(sample(), LOOPS)]).toEqual(["a3"]);
});

test("round and round without a way out is a dead end too, and what leads there is not", () => {
  const round = sample({ links: [link("a1", "a2"), link("a2", "a3"), link("a3", "a8"), link("a8", "a3")] });
  expect([...deadEnds(round, new Set(["a8-a3"]))].sort()).toEqual(["a3", "a8"]);
});

test("information is no way out", () => {
  const told = sample({ links: [link("a1", "a2"), link("a2", "a11", { moves: "information" })] });
  expect([...deadEnds(told, new Set())]).toEqual(["a2"]);
});

test("the way begins where only loops lead", () => {
  expect(starts(sample(), LOOPS).map((one) => one.ref)).toEqual(["A1"]);
});

test("a branch of a decision wants words or a share", () => {
  const model = sample({
    steps: [step("A1", { shape: "decision" }), step("A2"), step("A3")],
    links: [link("a1", "a2", { label: "yes" }), link("a1", "a3")],
  });
  expect(unlabelled(model).map((one) => one.end)).toEqual(["a3"]);
});

test("the layout finds the same loop", () => {
  const { lanes, steps, links } = sample();
  const drawn = layout({ lanes, steps, links, felt: new Set() });
  expect(drawn.links.filter((one) => one.loop).map((one) => one.id)).toEqual(["a8-a2"]);
});
