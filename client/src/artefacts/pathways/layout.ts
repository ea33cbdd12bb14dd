import { type Sizing, sizeOf } from "./grid/boxes";
import { at, type Cells, cellsOf } from "./grid/cells";
import { type Frame, frameOf, HEAD, laneLines } from "./grid/frame";
import { clearOf, entriesOf, type Label, labelOf, roomsOf } from "./grid/labels";
import { bottomOf, linesOf, topOf, turnOf, type Wiring } from "./grid/lines";
import { drawn, type Hops, pieces, type Point, Uprights } from "./grid/paths";
import { BRANCHING, type Route, routesOf, sortOf, SPREADING } from "./grid/routes";
import { type MapGiven, type Sheet, sheetOf } from "./grid/sheet";
import { tracksOf } from "./grid/tracks";

export type { Label, MapGiven, Point };

/** A lane from side to side. `height` is 0 where it is drawn only across the others; `lines` are its name. */
export interface LaneBox {
  readonly id: string;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** A step: its box, the y of the `line` on which links meet it, and its words. `tall` ones stand across lanes. */
export interface StepBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly line: number;
  readonly column: number;
  readonly row: number;
  readonly tall: boolean;
  readonly lines: readonly string[];
}

/**
 * A link: its corners, the same as an SVG `path` with hops, and where its arrow head is and points. The path of a
 * dashed line may run from the arrow backwards: lines that share a piece then share their dashes.
 */
export interface LinkLine {
  readonly id: string;
  readonly person: boolean;
  readonly loop: boolean;
  readonly points: readonly Point[];
  readonly path: string;
  readonly head: Point;
  readonly turn: "right" | "left" | "up" | "down";
  readonly label: Label | null;
}

/** Everything in a drawing of `width` by `height`; the headers of the lanes take `head` pixels at the left. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly head: number;
  readonly lanes: readonly LaneBox[];
  readonly boxes: readonly StepBox[];
  readonly links: readonly LinkLine[];
}

/** The drawing of a map: boxes, lanes and links in whole pixels, the same as the server makes. */
export function layout(given: MapGiven): Layout {
  return laidOut(sheetOf(given));
}

/** The drawing of what a layout needs to know of a map, with boxes of the usual or of another size. */
export function laidOut(sheet: Sheet, sizing: Sizing = sizeOf): Layout {
  const cells = cellsOf(sheet);
  const routes = routesOf(sheet, cells);
  const tracks = tracksOf(routes, cells);
  const entries = entriesOf(sheet, routes);
  const frame = frameOf(sheet, cells, tracks, { rooms: roomsOf(sheet, cells, entries), sizeOf: sizing });
  return {
    width: frame.width,
    height: frame.height,
    head: HEAD,
    lanes: lanesOf(sheet, cells, frame),
    boxes: sheet.places.map((_, step) => boxOf(sheet, cells, frame, step)),
    links: linksOf({ sheet, cells, routes, tracks, frame, entries }),
  };
}

function lanesOf(sheet: Sheet, cells: Cells, frame: Frame): LaneBox[] {
  const borders = [0, ...frame.border.slice(1, -1), frame.height];
  return sheet.bands.map((band, lane) => {
    const y = at(borders, at(cells.firstRow, lane));
    const end = at(borders, cells.firstRow[lane + 1] ?? cells.rows);
    return { id: band.id, y, height: end - y, lines: laneLines(band.name) };
  });
}

function boxOf(sheet: Sheet, cells: Cells, frame: Frame, step: number): StepBox {
  const column = at(cells.column, step);
  const row = at(cells.top, step);
  const tall = at(cells.bottom, step) > row;
  const width = frame.sizes[step]?.wide ?? 0;
  const y = topOf(cells, frame, step);
  const end = bottomOf(cells, frame, step);
  return {
    id: sheet.places[step]?.id ?? "",
    x: at(frame.left, column) + ((at(frame.wide, column) - width) >> 1),
    y,
    width,
    height: end - y,
    line: tall ? (y + end) >> 1 : at(frame.middle, row),
    column: at(cells.chosen, step),
    row,
    tall,
    lines: frame.sizes[step]?.lines ?? [],
  };
}

function linksOf(wiring: Wiring): LinkLine[] {
  const lines = linesOf(wiring);
  const uprights = new Uprights(lines, wiring.sheet.ways);
  const found = wiring.sheet.ways.map((way, number) => {
    const points = lines[number] ?? [];
    const level = pieces(points).filter(({ one, two }) => one[1] === two[1]);
    const hops = new Map(level.map(({ one, two, piece }) => [piece, uprights.crossed(number, one, two)]));
    const route = wiring.routes[number];
    return {
      id: way.id,
      person: way.person,
      loop: way.loop,
      points,
      path: way.person || fromStart(route) ? drawn(points, hops) : backwards(points, hops),
      head: points.at(-1) ?? [0, 0],
      turn: turnOf(points),
      label: labelOf(way, points, hops, wiring.entries.get(number)),
    };
  });
  return eachSeen(found);
}

/** The same words in the same place once, and none behind a pill. */
function eachSeen(lines: readonly LinkLine[]): LinkLine[] {
  const pills = lines.flatMap(({ label, loop }) => (label?.on && !loop ? [label] : []));
  const placed = new Set<string>();
  return lines.map((line) => {
    const clear = line.label && clearOf(pills, line.label, line.points);
    const key = JSON.stringify(clear);
    const label = placed.has(key) ? null : clear;
    placed.add(key);
    return { ...line, label };
  });
}

/** Whether lines share their pieces near the start: then all dashes are counted from there. */
function fromStart(route: Route | undefined): boolean {
  const second = route?.legs[1];
  return second !== undefined && [BRANCHING, SPREADING].includes(sortOf(second.net));
}

function backwards(points: readonly Point[], hops: Hops): string {
  const last = points.length - 2;
  return drawn([...points].reverse(), new Map([...hops].map(([piece, crossings]) => [last - piece, crossings])));
}
