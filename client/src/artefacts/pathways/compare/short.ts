import { LINE, LOWEST, type Size, sizeOf, TRIANGLE } from "../grid/boxes";
import { EDGE } from "../grid/frame";
import { wrap } from "../grid/lettering";
import { drawn, type Hops, pieces, Uprights } from "../grid/paths";
import { type LinkGiven, sheetOf, type StepGiven, type Way } from "../grid/sheet";
import { laidOut, type Layout, type Point } from "../layout";

/** A map in short: where people go, without the data that follow them, in as few rows as the room allows. */
const WIDE = 110;
const ROOM = 102;
const ROOMS: Readonly<Record<string, number>> = { hand_off: 88, form: 92, start_end: 108 };
const DIAMOND = 128;
const SIZE = 14;
const MOST = 4;
const WORDS = 16;
const NARROW = 9;
const FEWEST = 3;

/** Small boxes: long words are cut, the list tells them whole. */
function small(shape: string, words: string, tall: boolean): Size {
  if (tall) return sizeOf(shape, words, tall);
  // A line may end after a stroke.
  const parted = words.replace(/(\S{3}\/)(?=\S{5})/g, "$1 ");
  if (shape === "decision") {
    const lines = wrap(parted, 78, SIZE, 3);
    const half = Math.max(40, 16 * lines.length + 6);
    return { wide: DIAMOND, above: half, below: half, inset: 0, lines };
  }
  const lines = wrap(parted, ROOMS[shape] ?? ROOM, SIZE, MOST);
  if (shape === "wait") return { wide: WIDE, above: TRIANGLE, below: TRIANGLE + 6 + LINE * lines.length, inset: WIDE / 2 - 14, lines };
  const half = Math.max(LOWEST, 9 * lines.length + 12);
  return { wide: WIDE, above: half, below: half, inset: 0, lines };
}

/** The drawing of steps and links, folded into rows until it is no wider than `room`, or cannot be narrower. */
export function inShort(steps: readonly StepGiven[], links: readonly LinkGiven[], room: number): Layout {
  const moves = links.filter((one) => one.moves === "person").map((one) => ({ ...one, share: null, label: labelOf(one, steps) }));
  const walked = new Set(moves.flatMap(({ start, end }) => [start, end]));
  const ranks = [...new Set(steps.filter((one) => walked.has(one.id)).map((one) => one.column))].sort((a, b) => a - b);
  let found: Layout | undefined;
  for (let rows = 1; rows === 1 || Math.ceil(ranks.length / rows) >= FEWEST; rows++) {
    const narrower = folded(steps, moves, { walked, ranks, most: Math.ceil(ranks.length / rows) });
    if (!found || across(narrower) < across(found)) found = narrower;
    if (across(found) <= room) break;
  }
  return found ?? folded(steps, moves, { walked, ranks, most: 1 });
}

/** Only what a decision asks is kept beside its ways, and what a way back is called. */
function labelOf({ start, label = "" }: LinkGiven, steps: readonly StepGiven[]): string {
  const decides = steps.find((one) => one.id === start)?.shape === "decision";
  return decides && label.length <= WORDS ? label : "";
}

interface Folds {
  readonly walked: ReadonlySet<string>;
  readonly ranks: readonly number[];
  readonly most: number;
}

function folded(steps: readonly StepGiven[], links: readonly LinkGiven[], { walked, ranks, most }: Folds): Layout {
  let aside = 0;
  const last = Math.ceil(ranks.length / most);
  const placed = steps.map((one) => {
    const rank = ranks.indexOf(one.column);
    const [row, column] = walked.has(one.id) ? [Math.floor(rank / most), rank % most] : [last, aside++ % most];
    return { ...one, lane: `row ${row}`, column };
  });
  const rows = [...new Set(placed.map((one) => one.lane))].sort();
  const lanes = rows.map((id, order) => ({ id, order, name: "", thread: "young_people", agency: false }));
  const sheet = sheetOf({ lanes, steps: placed, links, felt: new Set() });
  return squeezed(laidOut(sheet, small), sheet.ways);
}

/** How wide it is without what is empty at both sides. */
function across({ boxes, links }: Layout): number {
  const all = [...boxes.flatMap(({ x, width }) => [x, x + width]), ...links.flatMap(({ points }) => points.map(([x]) => x))];
  return all.length ? Math.max(...all) - Math.min(...all) : 0;
}

/** The same with less room beside the boxes than a map needs in which people draw. */
function squeezed(layout: Layout, ways: readonly Way[]): Layout {
  const spare = EDGE - NARROW;
  const columns = new Map<number, { from: number; to: number }>();
  for (const { x, width, column } of layout.boxes) {
    const before = columns.get(column);
    columns.set(column, { from: Math.min(before?.from ?? x, x), to: Math.max(before?.to ?? 0, x + width) });
  }
  const spans = [...columns.values()].sort((a, b) => a.from - b.from);
  // Each side of a column gives up what is spare, evenly along the edge, so that nothing changes places.
  const given = (x: number, from: number, to: number): number => spare * Math.min(1, Math.max(0, (x - from) / (to - from)));
  const moved = (x: number): number =>
    Math.round(spans.reduce((at, { from, to }) => at - given(x, from - EDGE, from) - given(x, to, to + EDGE), x));
  const lines = layout.links.map(({ points }) => points.map(([x, y]): Point => [moved(x), y]));
  const uprights = new Uprights(lines, ways);
  return {
    ...layout,
    boxes: layout.boxes.map((one) => ({ ...one, x: moved(one.x) })),
    links: layout.links.map((one, number) => {
      const points = lines[number] ?? [];
      const level = pieces(points).filter(({ one: from, two: to }) => from[1] === to[1]);
      const hops: Hops = new Map(level.map(({ one: from, two: to, piece }) => [piece, uprights.crossed(number, from, to)]));
      const label = one.label && { ...one.label, x: moved(one.label.x) };
      return { ...one, points, path: drawn(points, hops), head: points.at(-1) ?? one.head, label };
    }),
  };
}
