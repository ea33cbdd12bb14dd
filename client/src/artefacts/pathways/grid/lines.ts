import { at, type Cells } from "./cells";
import { APART, EDGE, type Frame, LOOP } from "./frame";
import type { Entry } from "./labels";
import { type Point, straightened } from "./paths";
import { GAP, type Leg, LOOPING, PORT, ROW, type Route, sortOf } from "./routes";
import type { Sheet, Way } from "./sheet";
import { trackKey, type Tracks } from "./tracks";

const PORTS = [0, -14, 26, 44];
const INFORMATION = 14;
const SPREAD = 20;

/** All that is known once everything has its place. */
export interface Wiring {
  readonly sheet: Sheet;
  readonly cells: Cells;
  readonly routes: readonly Route[];
  readonly tracks: Tracks;
  readonly frame: Frame;
  readonly entries: ReadonlyMap<number, Entry>;
}

/** The corners of every link. */
export function linesOf(wiring: Wiring): Point[][] {
  return wiring.routes.map((route) => {
    const way = wiring.sheet.ways[route.way];
    return way === undefined ? [] : straightened(new Line(wiring, route, way).points());
  });
}

/** Which way a line goes where it arrives. */
export function turnOf(points: readonly Point[]): "right" | "left" | "up" | "down" {
  const [one, two] = [points.at(-2), points.at(-1)];
  if (one === undefined || two === undefined) return "right";
  if (one[1] === two[1]) return two[0] > one[0] ? "right" : "left";
  return two[1] > one[1] ? "down" : "up";
}

/** The y of the top of a step's box. */
export function topOf(cells: Cells, frame: Frame, step: number): number {
  const row = at(cells.top, step);
  const tall = at(cells.bottom, step) > row;
  return at(frame.middle, row) - (tall ? at(frame.above, row) : (frame.sizes[step]?.above ?? 0));
}

/** The y of the bottom of a step's box. */
export function bottomOf(cells: Cells, frame: Frame, step: number): number {
  const row = at(cells.bottom, step);
  const tall = row > at(cells.top, step);
  return at(frame.middle, row) + (tall ? at(frame.below, row) : (frame.sizes[step]?.below ?? 0));
}

/** One link on its way from legs to corners. */
class Line {
  private readonly legs: readonly Leg[];
  private readonly entry: Entry | undefined;

  constructor(
    private readonly wiring: Wiring,
    route: Route,
    private readonly way: Way,
  ) {
    this.legs = route.legs;
    this.entry = wiring.entries.get(route.way);
  }

  points(): Point[] {
    const places = this.legs.map((leg, number) => this.place(number, leg));
    const corners = this.legs.slice(1).map((_, number): Point => {
      const upright = this.legs[number]?.line === GAP || this.legs[number]?.line === PORT;
      const [one, two] = [at(places, number), at(places, number + 1)];
      return upright ? [one, two] : [two, one];
    });
    const last = places.length - 1;
    return [
      this.meets(this.way.start, at(places, 0), true),
      ...corners,
      this.meets(this.way.end, at(places, last), false),
    ];
  }

  /** The y of a level leg, the x of an upright one. */
  private place(number: number, leg: Leg): number {
    const { frame, tracks, cells } = this.wiring;
    if (leg.line === ROW) return at(frame.middle, leg.at) + this.aside(number);
    if (leg.line === PORT) return this.middle(at(cells.column, leg.at)) + at(PORTS, leg.net);
    const track = tracks.of.get(trackKey(leg)) ?? 0;
    if (leg.line === GAP) return at(frame.gap, leg.at) + EDGE + APART * track;
    if (sortOf(leg.net) === LOOPING) return at(frame.loop, leg.at) + LOOP * track + LOOP / 2;
    return at(frame.border, leg.at) + 12 + APART * track;
  }

  private middle(column: number): number {
    const { left, wide } = this.wiring.frame;
    return at(left, column) + Math.floor(at(wide, column) / 2);
  }

  /** How far off the middle of a row the link runs: information lower, labelled links apart where they arrive. */
  private aside(number: number): number {
    const base = this.way.person ? 0 : INFORMATION;
    if (this.entry === undefined || number === 0 || this.entry.reach === 0) return base;
    const half = this.wiring.frame.sizes[this.way.end]?.above || 99;
    return base + this.entry.place * Math.min(SPREAD, Math.floor((half - 8 - base) / this.entry.reach));
  }

  /** Where the link meets a box: on its side, or on its top or bottom. */
  private meets(step: number, place: number, leaves: boolean): Point {
    const { cells, frame, sheet } = this.wiring;
    const leg = this.legs.at(leaves ? 0 : -1);
    const size = frame.sizes[step];
    if (leg === undefined || size === undefined) return [0, 0];
    const half = size.wide >> 1;
    const middle = this.middle(at(cells.column, step));
    const slanted = sheet.places[step]?.shape === "decision";
    if (leg.line === ROW) {
      const off = Math.abs(place - at(frame.middle, leg.at));
      const inset = size.inset + (slanted ? Math.floor((off * half) / size.above) : 0);
      return [leaves ? middle + half - inset : middle - half + inset, place];
    }
    const inset = slanted ? Math.floor((Math.abs(place - middle) * size.above) / half) : 0;
    return [place, this.upper(step, leaves) ? topOf(cells, frame, step) + inset : bottomOf(cells, frame, step) - inset];
  }

  /** Whether the link uses the top of the box. */
  private upper(step: number, leaves: boolean): boolean {
    const { top } = this.wiring.cells;
    if (this.legs.length === 1) return at(top, leaves ? this.way.end : this.way.start) < at(top, step);
    return (this.legs.at(leaves ? 1 : -2)?.at ?? 0) <= at(top, step);
  }
}
