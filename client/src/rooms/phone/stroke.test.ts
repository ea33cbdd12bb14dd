import { describe, expect, it } from "vitest";
import { pathOf, pointsIn, SHEET, type Stroke } from "../../ui/drawing";
import { fits, placed, simplified } from "./stroke";

const BOX = { left: 10, top: 20, width: 200, height: 150 };

describe("a place on the sheet", () => {
  it("is whole, of the sheet's size, and never beside it", () => {
    expect(placed({ x: 110, y: 95 }, BOX)).toEqual([200, 150]);
    expect(placed({ x: -5, y: 1000 }, BOX)).toEqual([0, 300]);
    expect(placed({ x: 10.3, y: 20.3 }, BOX)).toEqual([1, 1]);
  });
});

describe("a line", () => {
  it("keeps its ends and its corners, and nothing between", () => {
    const across = Array.from({ length: 50 }, (_, at) => [at * 2, 10]).flat();
    const down = Array.from({ length: 50 }, (_, at) => [98, 10 + at * 2]).flat();
    expect(simplified([3, ...across, ...down])).toEqual([3, 0, 10, 98, 10, 98, 108]);
  });

  it("that is a dot, or comes back to where it began, stays", () => {
    expect(simplified([0, 5, 5])).toEqual([0, 5, 5]);
    const round = Array.from({ length: 41 }, (_, at) => [100 + 50 * Math.cos((at * Math.PI) / 20), 100 + 50 * Math.sin((at * Math.PI) / 20)].map(Math.round)).flat();
    const circle = simplified([0, ...round]);
    expect(pointsIn([circle])).toBeGreaterThan(8);
    expect(circle.slice(1, 3)).toEqual(circle.slice(-2));
  });

  it("is never farther from what was drawn than nobody sees", () => {
    for (let seed = 1; seed <= 40; seed++) {
      let chance = seed;
      const next = (): number => (chance = (chance * 48271) % 2147483647) % 9;
      const drawn: Stroke = [1, 200, 150];
      for (let at = 0; at < 120; at++) drawn.push((drawn.at(-2) ?? 0) + next() - 4, (drawn.at(-2) ?? 0) + next() - 4);
      const kept = simplified(drawn);
      for (let at = 1; at < drawn.length; at += 2) expect(away(kept, drawn[at] ?? 0, drawn[at + 1] ?? 0)).toBeLessThanOrEqual(0.8);
    }
  });

  it("fits until the sheet is full", () => {
    const line: Stroke = [0, 1, 1, 2, 2];
    expect(fits(Array<Stroke>(SHEET.strokes - 1).fill(line), line)).toBe(true);
    expect(fits(Array<Stroke>(SHEET.strokes).fill(line), line)).toBe(false);
    expect(fits([[0, ...Array<number>(2 * SHEET.points).fill(1)]], [0, 1, 1])).toBe(false);
  });

  it("goes from point to point, and a dot is a dot", () => {
    expect(pathOf([0, 5, 6])).toBe("M5 6L5 6");
    expect(pathOf([0, 0, 0, 10, 0, 10, 10])).toBe("M0 0L10 0L10 10");
  });
});

/** How far a point is from the nearest part of a line. */
function away([, ...points]: Stroke, x: number, y: number): number {
  let least = Infinity;
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.slice(at, at + 4);
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = square ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square)) : 0;
    least = Math.min(least, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
  }
  return least;
}
