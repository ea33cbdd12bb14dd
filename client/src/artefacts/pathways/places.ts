import type { Layout } from "./layout";

/** A place on a map where a step may be put. */
export interface Cell {
  readonly lane: string;
  readonly column: number;
}

const APART = 190;

/** The middle of a column; of those without steps, by how far the others are apart. */
export function middleOf(layout: Layout, column: number): number {
  const known = middles(layout);
  const exact = known.get(column);
  if (exact !== undefined) return exact;
  const before = nearest(known, column, -1);
  const after = nearest(known, column, 1);
  if (before !== undefined && after !== undefined) {
    const [from, to] = [known.get(before) ?? 0, known.get(after) ?? 0];
    return from + ((to - from) * (column - before)) / (after - before);
  }
  if (before !== undefined) return (known.get(before) ?? 0) + APART * (column - before);
  return after !== undefined ? (known.get(after) ?? 0) - APART * (after - column) : layout.head + 94 + APART * column;
}

/** The lane and column nearest to a point; `lane` may be given, for steps that stand across lanes. */
export function cellAt(layout: Layout, x: number, y: number, lane = ""): Cell | undefined {
  const over = layout.lanes.filter((one) => one.height > 0);
  const found = lane || (over.find((one) => y >= one.y && y < one.y + one.height) ?? (y < 0 ? over[0] : over.at(-1)))?.id;
  if (!found) return undefined;
  const most = Math.max(0, ...layout.boxes.map((box) => box.column)) + 1;
  let column = 0;
  for (let one = 0; one <= most; one++) if (Math.abs(middleOf(layout, one) - x) < Math.abs(middleOf(layout, column) - x)) column = one;
  return { lane: found, column };
}

function middles(layout: Layout): Map<number, number> {
  return new Map(layout.boxes.map((box) => [box.column, box.x + box.width / 2]));
}

function nearest(known: ReadonlyMap<number, number>, column: number, by: -1 | 1): number | undefined {
  const beyond = [...known.keys()].filter((one) => (one - column) * by > 0);
  return beyond.length ? (by < 0 ? Math.max(...beyond) : Math.min(...beyond)) : undefined;
}
