import { expect, test } from "vitest";
import { commandOf, LETTERS } from "./keys";

const press = (key: string, more = {}, letters = true) => commandOf({ key, ...more }, letters);

test("keys say what they do", () => {
  expect(press("ArrowRight")).toBe("next");
  expect(press("n")).toBe("step");
  expect(press("N", { shiftKey: true })).toBe("step");
  expect(press("Delete")).toBe("remove");
  expect(press("?", { shiftKey: true })).toBe("help");
});

test("undo and redo are the usual ones, on a Mac too", () => {
  expect(press("z", { ctrlKey: true })).toBe("undo");
  expect(press("Z", { metaKey: true, shiftKey: true })).toBe("redo");
  expect(press("y", { ctrlKey: true })).toBe("redo");
});

test("keys of the browser stay its own", () => {
  expect(press("n", { ctrlKey: true })).toBeUndefined();
  expect(press("d", { altKey: true })).toBeUndefined();
  expect(press("Tab")).toBeUndefined();
});

test("single characters can be switched off, all of them", () => {
  for (const key of Object.keys(LETTERS)) expect(press(key, {}, false)).toBeUndefined();
  expect(press("F2", {}, false)).toBe("edit");
});
