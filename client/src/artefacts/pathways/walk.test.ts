import { expect, test } from "vitest";
import { layout } from "./layout";
import { columnFor, inOrder } from "./model";
import { cellAt, middleOf } from "./places";
import { sample, step } from "./sample";
import { afterLoss, backward, beside, first, last, onward } from "./walk";

const model = sample();
const LOOPS = new Set(["a8-a2"]);
const { lanes, steps, links } = model;
const drawn = layout({ lanes, steps, links, felt: new Set() });

test("to the right the flow goes on, at a branch every way is offered", () => {
  expect(onward(model, "a1").map((way) => way.step)).toEqual(["a2"]);
  expect(onward(model, "a2").map((way) => way.step)).toEqual(["a3", "a8"]);
  expect(onward(model, "a3")).toEqual([]);
});

test("to the left one goes back the way one came, loops last", () => {
  expect(backward(model, "a2", LOOPS).map((way) => way.step)).toEqual(["a1", "a8"]);
});

test("up and down lead to the nearest step of another lane", () => {
  expect(beside(drawn, "a3", -1)).toBe("a2");
  expect(beside(drawn, "a2", 1)).toBe("a3");
  expect(beside(drawn, "a1", -1)).toBeUndefined();
});

test("home is where it begins, end the last end", () => {
  expect(first(model, LOOPS)).toBe("a1");
  expect(last(model, drawn)).toBe("a11");
});

test("the list follows the map along and from the top lane down", () => {
  expect(inOrder(model).map((one) => one.ref)).toEqual(["A1", "A2", "A3", "A8", "A11"]);
});

test("a step goes up or down past its neighbour in the list", () => {
  for (const by of [-1, 1] as const) {
    for (const { id } of model.steps) {
      const column = columnFor(model, id, by);
      const order = inOrder(model).map((one) => one.id);
      if (column === undefined) continue;
      const after = sample({ steps: model.steps.map((one) => (one.id === id ? { ...one, column } : one)) });
      const shift = inOrder(after).map((one) => one.id).indexOf(id) - order.indexOf(id);
      expect(shift * by).toBeGreaterThan(0);
    }
  }
  expect(columnFor(model, "a1", -1)).toBeUndefined();
});

test("a step in the first column, below another, cannot go up by columns alone", () => {
  const stacked = sample({ steps: [step("A1"), step("A2", { lane: "housing" })], links: [] });
  expect(columnFor(stacked, "a2", -1)).toBeUndefined();
});

test("every box stands in the cell in which it is found", () => {
  for (const box of drawn.boxes) {
    const lane = model.step(box.id)?.lane ?? "";
    expect(cellAt(drawn, box.x + box.width / 2, box.line, box.tall ? lane : "")).toEqual({ lane, column: box.column });
  }
});

test("columns without steps have a place between the others", () => {
  expect(middleOf(drawn, 5)).toBeGreaterThan(middleOf(drawn, 4));
});

test("who stood on a step that is gone stands on another one", () => {
  const without = (...ids: string[]) => sample({ steps: steps.filter((one) => !ids.includes(one.id)) });
  expect(afterLoss(model, without("a3"), "a3")).toBe("a2");
  expect(afterLoss(model, without("a11", "a8"), "a11")).toBe("a3");
  expect(afterLoss(model, without("a1", "a2"), "a1")).toBe("a3");
  expect(afterLoss(model, sample({ steps: [] }), "a1")).toBeUndefined();
});
