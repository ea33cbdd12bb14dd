import { at, cell, type Cells, takenCells } from "./cells";
import type { Sheet, Way } from "./sheet";

export const ROW = 0;
export const GAP = 1;
export const CORRIDOR = 2;
export const PORT = 3;
export const BRANCHING = 0;
export const JOINING = 1;
export const RETURNING = 2;
export const SPREADING = 3;
export const LOOPING = 4;

/** One straight piece: which line (row, gap, corridor; step for a port), and whose line it is. */
export interface Leg {
  readonly line: number;
  readonly at: number;
  readonly net: number;
}

/** A link's legs, from its start to its end. */
export interface Route {
  readonly way: number;
  readonly legs: readonly Leg[];
}

type Claims = Map<number, number>;

export function routesOf(sheet: Sheet, cells: Cells): Route[] {
  const router = new Router(sheet, cells);
  return sheet.ways.map((way, number) => ({ way: number, legs: router.legs(way) }));
}

/** BRANCHING, JOINING, RETURNING, SPREADING (returning to several steps) or LOOPING. */
export function sortOf(net: number): number {
  return Math.floor(net / 2) % 8;
}

function bundle(way: Way, onward: boolean): number {
  return way.start * 4 + (onward ? 2 : 0) + (way.person ? 1 : 0);
}

function leg(line: number, place: number, net: number): Leg {
  return { line, at: place, net };
}

/** Where on the top or bottom of a box a way arrives. */
function arriving(way: Way): number {
  return way.person ? 0 : 1;
}

/** Where on the top or bottom of a box a way leaves. */
function leaving(way: Way): number {
  return way.person ? 2 : 3;
}

function within(low: number, number: number, high: number): number {
  return Math.min(Math.max(number, low), high);
}

/** Knows which cells are taken and which rows already carry whose line. */
class Router {
  private readonly taken: ReadonlySet<number>;
  private readonly tall: readonly number[];
  private readonly branches: readonly number[];
  private readonly leaving: Claims = new Map();
  private readonly arriving: Claims = new Map();

  constructor(
    private readonly sheet: Sheet,
    private readonly cells: Cells,
  ) {
    this.taken = takenCells(cells);
    this.tall = sheet.places.flatMap((_, step) => (at(cells.bottom, step) > at(cells.top, step) ? [step] : []));
    const branches: number[] = [];
    for (const way of sheet.ways) {
      const key = bundle(way, this.onward(way));
      branches[key] = at(branches, key) + 1;
    }
    this.branches = branches;
  }

  legs(way: Way): Leg[] {
    const start = at(this.cells.column, way.start);
    const end = at(this.cells.column, way.end);
    if (end > start) return this.forward(way);
    return end === start && way.start !== way.end ? this.beside(way) : this.back(way);
  }

  private onward(way: Way): boolean {
    return at(this.cells.column, way.end) > at(this.cells.column, way.start);
  }

  private net(way: Way): number {
    const onward = this.onward(way);
    const person = way.person ? 1 : 0;
    if (!onward && way.loop) return (way.end * 8 + LOOPING) * 2 + person;
    if (at(this.branches, bundle(way, onward)) > 1) {
      return (way.start * 8 + (onward ? BRANCHING : SPREADING)) * 2 + person;
    }
    return (way.end * 8 + (onward ? JOINING : RETURNING)) * 2 + person;
  }

  private forward(way: Way): Leg[] {
    const net = this.net(way);
    const start = at(this.cells.column, way.start);
    const end = at(this.cells.column, way.end);
    const { leave, arrive } = this.rows(way);
    const out = leg(ROW, leave, net);
    const into = leg(ROW, arrive, net);
    if (leave === arrive && this.free(leave, start + 1, end)) return [out];
    if (this.free(arrive, start + 1, end) && claim(this.arriving, this.leaving, way.end, arrive, start + 1, end)) {
      return [out, leg(GAP, start + 1, net), into];
    }
    if (this.free(leave, start + 1, end) && claim(this.leaving, this.arriving, way.start, leave, start + 1, end)) {
      return [out, leg(GAP, end, net), into];
    }
    const corridor = this.corridor(start, end, leave, arrive);
    return [out, leg(GAP, start + 1, net), leg(CORRIDOR, corridor, net), leg(GAP, end, net), into];
  }

  /** The rows in which a way leaves and arrives: those nearest to each other that the boxes have. */
  private rows(way: Way): { leave: number; arrive: number } {
    const { top, bottom } = this.cells;
    const leave = Math.min(Math.max(at(top, way.end), at(top, way.start)), at(bottom, way.start));
    const arrive = within(at(top, way.end), leave, at(bottom, way.end));
    return { leave: within(at(top, way.start), arrive, at(bottom, way.start)), arrive };
  }

  private free(row: number, first: number, last: number): boolean {
    for (let column = first; column < last; column++) if (this.taken.has(cell(column, row))) return false;
    return true;
  }

  private clear(column: number, first: number, last: number): boolean {
    for (let row = first; row < last; row++) if (this.taken.has(cell(column, row))) return false;
    return true;
  }

  /** Corridors that no box stands across between two columns (those columns themselves left out). */
  private open(one: number, other: number): number[] {
    const { column, top, bottom, rows } = this.cells;
    const between = this.tall.filter(
      (step) => Math.min(one, other) < at(column, step) && at(column, step) < Math.max(one, other),
    );
    const found: number[] = [];
    for (let corridor = 0; corridor <= rows; corridor++) {
      if (!between.some((step) => at(top, step) < corridor && corridor <= at(bottom, step))) found.push(corridor);
    }
    return found;
  }

  /** The open corridor with the least way up and down. */
  private corridor(start: number, end: number, leave: number, arrive: number): number {
    return least(
      this.open(start, end),
      (one) => Math.abs(2 * one - 2 * leave - 1) + Math.abs(2 * one - 2 * arrive - 1),
    );
  }

  /** Between two boxes of one column: straight where nothing is in the way, else round by the gap. */
  private beside(way: Way): Leg[] {
    const { top, bottom } = this.cells;
    const net = this.net(way);
    const column = at(this.cells.column, way.start);
    const down = at(top, way.end) > at(top, way.start);
    const [upper, lower] = down ? [way.start, way.end] : [way.end, way.start];
    if (this.passes(way, column, at(bottom, upper) + 1, at(top, lower))) {
      return [leg(PORT, way.start, down ? arriving(way) : leaving(way))];
    }
    return [
      leg(PORT, way.start, leaving(way)),
      leg(CORRIDOR, down ? at(bottom, way.start) + 1 : at(top, way.start), net),
      leg(GAP, column, net),
      leg(CORRIDOR, down ? at(top, way.end) : at(bottom, way.end) + 1, net),
      leg(PORT, way.end, arriving(way)),
    ];
  }

  /** Whether a way may run straight through a column. Information may pass behind boxes that send theirs along. */
  private passes(way: Way, column: number, first: number, last: number): boolean {
    const { top } = this.cells;
    const stand = this.cells.column.flatMap((own, step) =>
      own === column && first <= at(top, step) && at(top, step) < last ? [step] : [],
    );
    if (stand.length === 0) return true;
    if (way.person) return false;
    const sending = new Set(this.sheet.ways.filter((one) => !one.person && one.end === way.end).map((one) => one.start));
    return stand.every((step) => sending.has(step));
  }

  /** Back to an earlier column: over the step it leads to, or under it when that stands higher. */
  private back(way: Way): Leg[] {
    const { column, top, bottom } = this.cells;
    const net = this.net(way);
    const last = at(top, way.start) > at(bottom, way.end) ? at(bottom, way.end) + 1 : at(top, way.end);
    const corridor = least(this.open(at(column, way.start), at(column, way.end)), (one) => Math.abs(one - last));
    const legs = [...this.out(way, corridor), leg(CORRIDOR, corridor, net)];
    if (corridor !== last) legs.push(leg(GAP, at(column, way.end) + 1, net), leg(CORRIDOR, last, net));
    return [...legs, leg(PORT, way.end, arriving(way))];
  }

  /** From the top or bottom of a box towards a corridor: straight up or down, or else by the gap left of it. */
  private out(way: Way, corridor: number): Leg[] {
    const net = this.net(way);
    const column = at(this.cells.column, way.start);
    const top = at(this.cells.top, way.start);
    const bottom = at(this.cells.bottom, way.start);
    const up = corridor <= top;
    const port = leg(PORT, way.start, leaving(way));
    if (up ? this.clear(column, corridor, top) : this.clear(column, bottom + 1, corridor)) return [port];
    return [port, leg(CORRIDOR, up ? top : bottom + 1, net), leg(GAP, column, net)];
  }
}

/** Take the empty cells of a row for lines of one step, unless they carry other lines already. */
function claim(own: Claims, others: Claims, step: number, row: number, first: number, last: number): boolean {
  const keys: number[] = [];
  for (let column = first; column < last; column++) keys.push(cell(column, row));
  if (keys.some((key) => others.has(key) || (own.get(key) ?? step) !== step)) return false;
  for (const key of keys) own.set(key, step);
  return true;
}

/** The first of the numbers with the smallest cost. */
function least(numbers: readonly number[], cost: (number: number) => number): number {
  let best = numbers[0] ?? 0;
  for (const number of numbers) if (cost(number) < cost(best)) best = number;
  return best;
}
