import { LOWEST, type Size, type Sizing } from "./boxes";
import { at, type Cells } from "./cells";
import { wrap } from "./lettering";
import { CORRIDOR, GAP } from "./routes";
import type { Sheet } from "./sheet";
import { lineKey, type Tracks } from "./tracks";

export const HEAD = 128;
export const EDGE = 20;
export const APART = 14;
export const LOOP = 28;
const EMPTY = 72;
const FELT = 30;
const BELOW = 16;
const ABOVE = 24;
const NAME = 14;
const NAME_LINE = 18;
const NAME_ROOM = 106;

/** Where everything stands, in pixels: see the fields of `Frame` in workshops/artefacts/pathways/grid/frame.py. */
export interface Frame {
  readonly sizes: readonly Size[];
  readonly left: readonly number[];
  readonly wide: readonly number[];
  readonly gap: readonly number[];
  readonly middle: readonly number[];
  readonly above: readonly number[];
  readonly below: readonly number[];
  readonly border: readonly number[];
  readonly loop: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** The name of a lane as it stands in its header. */
export function laneLines(name: string): string[] {
  return wrap(name, NAME_ROOM, NAME, 4);
}

/** Positions of everything. `rooms` are the pixels that labels need in each gap. */
export function frameOf(sheet: Sheet, cells: Cells, tracks: Tracks, { rooms, sizeOf }: { rooms: ReadonlyMap<number, number>; sizeOf: Sizing }): Frame {
  const sizes = sheet.places.map((place, step) =>
    sizeOf(place.shape, place.words, at(cells.bottom, step) > at(cells.top, step)),
  );
  const { above, below, felt } = rowsOf(sheet, cells, sizes);
  return { sizes, ...acrossOf(cells, tracks, rooms, sizes), above, below, ...downOf(cells, tracks, above, felt) };
}

function acrossOf(cells: Cells, tracks: Tracks, rooms: ReadonlyMap<number, number>, sizes: readonly Size[]) {
  const wide: number[] = new Array<number>(cells.columns).fill(0);
  sizes.forEach((size, step) => {
    const column = at(cells.column, step);
    wide[column] = Math.max(at(wide, column), size.wide);
  });
  const left: number[] = [];
  const gap: number[] = [];
  let width = HEAD;
  for (let column = 0; column <= cells.columns; column++) {
    gap.push(width);
    const count = tracks.count.get(lineKey(GAP, column)) ?? 0;
    width += 2 * EDGE + APART * Math.max(count - 1, 0) + (rooms.get(column) ?? 0);
    if (column === cells.columns) break;
    wide[column] = at(wide, column) || EMPTY;
    left.push(width);
    width += at(wide, column);
  }
  return { left, wide, gap, width };
}

/** What the boxes of every row take above and below its middle, and below it with feelings and lane names. */
function rowsOf(sheet: Sheet, cells: Cells, sizes: readonly Size[]) {
  const filled = (): number[] => new Array<number>(cells.rows).fill(LOWEST);
  const [above, below, felt] = [filled(), filled(), filled()];
  sizes.forEach((size, step) => {
    const row = at(cells.bottom, step);
    above[row] = Math.max(at(above, row), size.above);
    below[row] = Math.max(at(below, row), size.below);
    felt[row] = Math.max(at(felt, row), size.below + (sheet.places[step]?.felt ? FELT : 0));
  });
  sheet.bands.forEach((band, lane) => {
    const first = at(cells.firstRow, lane);
    const last = (cells.firstRow[lane + 1] ?? cells.rows) - 1;
    if (last < first) return;
    let tall = 0;
    for (let row = first; row <= last; row++) tall += at(above, row) + at(felt, row) + ABOVE + BELOW;
    felt[last] = at(felt, last) + Math.max(0, 44 + NAME_LINE * laneLines(band.name).length + 12 - tall);
  });
  return { above, below, felt };
}

function downOf(cells: Cells, tracks: Tracks, above: readonly number[], felt: readonly number[]) {
  const [border, loop, middle]: [number[], number[], number[]] = [[], [], []];
  let height = 0;
  for (let row = 0; row <= cells.rows; row++) {
    const loops = tracks.loops.get(lineKey(CORRIDOR, row)) ?? 0;
    const count = tracks.count.get(lineKey(CORRIDOR, row)) ?? 0;
    loop.push(height + (row === 0 ? 4 : BELOW));
    height += (row > 0 || loops > 0 ? BELOW : 0) + LOOP * loops;
    border.push(height);
    height += APART * count + (row === cells.rows ? 10 * Math.min(count, 1) : ABOVE);
    if (row === cells.rows) break;
    middle.push(height + at(above, row));
    height += at(above, row) + at(felt, row);
  }
  return { border, loop, middle, height };
}
