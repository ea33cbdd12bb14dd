import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Layout } from "../layout";
import { link, step } from "../sample";
import { inShort } from "./short";

interface Drawn {
  readonly key: string;
  readonly steps: readonly { ref: string; lane: string; column: number; shape: "step"; words: string }[];
  readonly links: readonly { start: string; end: string; moves: "person"; label: string }[];
}
/** What there is between the two columns of a laptop of 1440 pixels, in letters of at least 13. */
const ROOM = 912;

function maps(): [string, Drawn][] {
  return ["south_tyneside", "falkirk"].flatMap((name) => {
    const path = new URL(`../../../../../workshops/demonstration/${name}/pathways.json`, import.meta.url);
    const { maps: all } = JSON.parse(readFileSync(path, "utf8")) as { maps: Drawn[] };
    return all.map((one): [string, Drawn] => [`${name}, ${one.key}`, one]);
  });
}
const stepsOf = ({ steps }: Drawn) => steps.map(({ ref, ...more }) => step(ref, { ...more, id: ref }));
const linksOf = ({ links }: Drawn) => links.map(({ start, end, moves, label }) => link(start, end, { moves, label }));

function across({ boxes, links }: Layout): number {
  const all = [...boxes.flatMap(({ x, width }) => [x, x + width]), ...links.flatMap(({ points }) => points.map(([x]) => x))];
  return Math.max(...all) - Math.min(...all);
}

describe.each(maps())("a map in short: %s", (_, map) => {
  const found = inShort(stepsOf(map), linksOf(map), ROOM);
  it("needs no scrolling to the side", () => expect(across(found)).toBeLessThanOrEqual(ROOM));
  it("has every step, none over another", () => {
    expect(found.boxes.map((one) => one.id).sort()).toEqual(map.steps.map((one) => one.ref).sort());
    for (const one of found.boxes) {
      const over = found.boxes.filter((two) => two !== one && one.x < two.x + two.width && two.x < one.x + one.width && one.y < two.y + two.height && two.y < one.y + one.height);
      expect(over).toEqual([]);
    }
  });
  it("shows every way of the person, from the edge of one box to that of another", () => {
    expect(found.links).toHaveLength(map.links.filter((one) => one.moves === "person").length);
    for (const { head } of found.links) {
      const near = found.boxes.filter(({ x, y, width, height }) => head[0] >= x - 1 && head[0] <= x + width + 1 && head[1] >= y - 1 && head[1] <= y + height + 1);
      expect(near).toHaveLength(1);
    }
  });
});

it("stands in one row where there is room", () => {
  const steps = ["A1", "A2", "A3"].map((ref, column) => step(ref, { column, id: ref }));
  const links = [link("A1", "A2"), link("A2", "A3")];
  expect(new Set(inShort(steps, links, 2000).boxes.map((one) => one.y)).size).toBe(1);
  expect(inShort([], [], 100).boxes).toEqual([]);
});
