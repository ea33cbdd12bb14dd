import { at, type Cells } from "./cells";
import { width, wrap } from "./lettering";
import { type Hops, type Point } from "./paths";
import { type Leg, ROW, type Route } from "./routes";
import type { Sheet, Way } from "./sheet";

const SIZE = 13;
const LINE = 16;
const ROOM = 88;
const ALONE = 200;
const NEAR = 20;
const PILL = 24;
const HIDDEN = 20;
const ABOVE = 18;
const BELOW = 28;

/**
 * Lines of words centred on `x`, the first with its foot at `y`. With `on` they stand on the line itself: `y` is its
 * height, `room` how long it is there.
 */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly on: boolean;
  readonly room: number;
}

/** How a forward link arrives: `place` counts from the line that comes straight, `reach` is the largest place. */
export interface Entry {
  readonly place: number;
  readonly reach: number;
  readonly lines: readonly string[];
}

/** How every forward link arrives, by its number. */
export function entriesOf(sheet: Sheet, routes: readonly Route[]): Map<number, Entry> {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const way = sheet.ways[route.way];
    const last = route.legs.at(-1);
    if (way === undefined || last?.line !== ROW) continue;
    const key = `${way.end} ${last.at} ${way.person}`;
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  return new Map([...groups.values()].flatMap((group) => entries(sheet, group)));
}

/** Pixels that labels need in each gap. */
export function roomsOf(sheet: Sheet, cells: Cells, arrivals: ReadonlyMap<number, Entry>): Map<number, number> {
  const rooms = new Map<number, number>();
  for (const [number, entry] of arrivals) {
    const gap = at(cells.column, sheet.ways[number]?.end ?? 0);
    const wide = widest(entry.lines);
    rooms.set(gap, Math.max(rooms.get(gap) ?? 0, wide > 0 ? wide + 4 : 0));
  }
  return rooms;
}

/** Where the words of a link stand; loops have a place for words even without any. */
export function labelOf(way: Way, points: readonly Point[], hops: Hops, entry: Entry | undefined): Label | null {
  if (entry === undefined) return way.label !== "" || way.loop ? onTheLine(way, points, hops) : null;
  const last = points.at(-1);
  if (entry.lines.length === 0 || last === undefined) return null;
  const wide = widest(entry.lines);
  const y = last[1] - 6 - LINE * (entry.lines.length - 1);
  return { x: last[0] - 12 - Math.floor(wide / 2), y, lines: entry.lines, on: false, room: wide };
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => width(line, SIZE)));
}

/** Links arrive together unless different words stand on them; the same words on the same line stand there once. */
/** Words beside an upright piece: before the pill of another link that comes to the same step, never behind it. */
export function clearOf(pills: readonly Label[], label: Label, points: readonly Point[]): Label {
  const [before, end] = points.slice(-2);
  if (before === undefined || end === undefined || label.on || before[0] !== end[0]) return label;
  const hides = (pill: Label): boolean =>
    Math.abs(label.x - pill.x) < (label.room + PILL + widest(pill.lines)) >> 1 && Math.abs(label.y - pill.y) < HIDDEN;
  const pill = pills.find(hides);
  return pill === undefined ? label : { ...label, y: end[1] > before[1] ? pill.y - ABOVE : pill.y + BELOW };
}

function entries(sheet: Sheet, group: readonly Route[]): [number, Entry][] {
  const ranked = [...group].sort((one, two) => first(one).at - first(two).at || one.way - two.way);
  const words = (route: Route): string => sheet.ways[route.way]?.label ?? "";
  if (ranked.every((route) => words(route) === "")) {
    return ranked.map((route) => [route.way, { place: 0, reach: 0, lines: [] }]);
  }
  const own = ranked.map((route) => whose(route, words(route)));
  const order = [...new Set(own)];
  const straight = ranked.findIndex((route) => route.legs.length === 1);
  const base = straight < 0 ? (order.length - 1) >> 1 : order.indexOf(own[straight] ?? "");
  const from = sheet.ways[ranked[0]?.way ?? 0]?.person ? base : 0;
  const reach = Math.max(from, order.length - 1 - from);
  return ranked.map((route, number) => {
    const line = own[number] ?? "";
    const said = own.indexOf(line) === number ? words(route) : "";
    return [route.way, { place: order.indexOf(line) - from, reach, lines: lines(said, reach > 0) }];
  });
}

/** The line on which a link arrives: its own where it comes straight, else that of its net with the same words. */
function whose(route: Route, words: string): string {
  return route.legs.length === 1 ? `${-1 - route.way} ` : `${route.legs.at(-1)?.net} ${words}`;
}

function first(route: Route): Leg {
  return route.legs[0] ?? { line: ROW, at: 0, net: 0 };
}

function lines(words: string, apart: boolean): string[] {
  if (words === "") return [];
  return apart ? wrap(words, ALONE, SIZE, 1) : wrap(words, ROOM, SIZE, 3);
}

/** On a loop in the middle of the widest stretch without a crossing; else where the line comes to its step. */
function onTheLine(way: Way, points: readonly Point[], hops: Hops): Label {
  const said = way.label === "" ? [] : wrap(way.label, ALONE, SIZE, 1);
  const [start, end] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
  if (hops.size === 0) {
    const wide = widest(said);
    const y = end[1] > start[1] ? end[1] - 13 : end[1] + 24;
    return { x: end[0] + 8 + (wide >> 1), y, lines: said, on: false, room: wide };
  }
  const place = way.loop ? widestStretch(points, hops) : lastStretch(points, hops, widest(said));
  return { ...place, lines: said, on: true };
}

function lastStretch(points: readonly Point[], hops: Hops, wide: number): Pick<Label, "x" | "y" | "room"> {
  const piece = Math.max(...hops.keys());
  const [begin, end] = [points[piece] ?? [0, 0], points[piece + 1] ?? [0, 0]];
  const off = (wide >> 1) + NEAR;
  return { x: end[0] > begin[0] ? end[0] - off : end[0] + off, y: begin[1], room: Math.abs(end[0] - begin[0]) };
}

function widestStretch(points: readonly Point[], hops: Hops): Pick<Label, "x" | "y" | "room"> {
  let best = { room: -1, x: 0, y: 0 };
  for (const [piece, crossings] of hops) {
    const [one, two] = [points[piece] ?? [0, 0], points[piece + 1] ?? [0, 0]];
    const stops = [Math.min(one[0], two[0]), ...crossings, Math.max(one[0], two[0])];
    stops.slice(1).forEach((stop, place) => {
      const from = at(stops, place);
      const found = { room: stop - from, x: (from + stop) >> 1, y: one[1] };
      if ((found.room - best.room || best.x - found.x || best.y - found.y) > 0) best = found;
    });
  }
  return best;
}
