import type { Sheet, Way } from "./sheet";

/** Columns by step as chosen and as drawn, first and last row by step, first row by lane. */
export interface Cells {
  readonly chosen: readonly number[];
  readonly column: readonly number[];
  readonly top: readonly number[];
  readonly bottom: readonly number[];
  readonly firstRow: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

type Across = ReadonlyMap<number, Span>;

/** One number for a column and a row. */
export function cell(column: number, row: number): number {
  return column * 65536 + row;
}

/** Every cell that a box stands in. */
export function takenCells(cells: Cells): Set<number> {
  const taken = new Set<number>();
  cells.column.forEach((column, step) => {
    for (let row = at(cells.top, step); row <= at(cells.bottom, step); row++) taken.add(cell(column, row));
  });
  return taken;
}

/** The number in that place; 0 where there is none. */
export function at(numbers: readonly number[], place: number): number {
  return numbers[place] ?? 0;
}

export function cellsOf(sheet: Sheet): Cells {
  const across = acrossOf(sheet);
  const chosen = columnsOf(sheet, across);
  const column = drawnColumns(sheet, across, chosen);
  const depth = depthsOf(sheet, column, across);
  const heights: number[] = sheet.bands.map((_, lane) => (across.has(lane) ? 0 : 1));
  sheet.places.forEach((place, step) => {
    if (!across.has(place.lane)) heights[place.lane] = Math.max(at(heights, place.lane), at(depth, step) + 1);
  });
  const first = [0];
  for (const height of heights) first.push(at(first, first.length - 1) + height);
  const row = (lane: number, step: number): number => at(first, lane) + at(depth, step);
  const spans = sheet.places.map((place, step) => {
    const span = across.get(place.lane);
    return span === undefined
      ? { top: row(place.lane, step), bottom: row(place.lane, step) }
      : { top: at(first, span.first), bottom: at(first, span.last + 1) - 1 };
  });
  return {
    chosen,
    column,
    top: spans.map((span) => span.top),
    bottom: spans.map((span) => span.bottom),
    firstRow: first.slice(0, -1),
    rows: at(first, first.length - 1),
    columns: Math.max(-1, ...column) + 1,
  };
}

/** Lanes drawn across others, with the first and last lane they cross. */
function acrossOf(sheet: Sheet): Across {
  const shapes = new Map<number, Set<string>>();
  for (const place of sheet.places) shapes.set(place.lane, (shapes.get(place.lane) ?? new Set()).add(place.shape));
  const lanes = sheet.bands.map((_, lane) => lane);
  const handing = lanes.filter((lane) => {
    const band = sheet.bands[lane];
    const own = shapes.get(lane);
    return band?.agency && band.shared && own?.size === 1 && own.has("hand_off");
  });
  const crossed = lanes.filter((lane) => sheet.bands[lane]?.agency && !handing.includes(lane));
  if (crossed.length < 2) return new Map();
  const span = { first: crossed[0] ?? 0, last: crossed.at(-1) ?? 0 };
  return new Map(handing.map((lane) => [lane, span]));
}

function within(span: Span, lane: number): boolean {
  return span.first <= lane && lane <= span.last;
}

function columnsOf(sheet: Sheet, across: Across): number[] {
  const least = sheet.places.map(() => 0);
  for (;;) {
    const column = longest(sheet, least);
    const moved = aside(sheet, across, column);
    if (moved.length === 0) return listening(sheet, across, column);
    for (const step of moved) least[step] = at(column, step) + 1;
  }
}

/** The longest way to every step along the person's links, loops left out. */
function longest(sheet: Sheet, least: readonly number[]): number[] {
  const onward: number[][] = sheet.places.map(() => []);
  const waiting = sheet.places.map(() => 0);
  for (const way of sheet.ways) {
    if (!way.person || way.loop) continue;
    onward[way.start]?.push(way.end);
    waiting[way.end] = at(waiting, way.end) + 1;
  }
  const column = sheet.places.map((place, step) => (place.column >= 0 ? place.column : at(least, step)));
  const ready = waiting.flatMap((count, step) => (count === 0 ? [step] : []));
  for (const step of ready) {
    for (const end of onward[step] ?? []) {
      if ((sheet.places[end]?.column ?? 0) < 0) column[end] = Math.max(at(column, end), at(column, step) + 1);
      waiting[end] = at(waiting, end) - 1;
      if (waiting[end] === 0) ready.push(end);
    }
  }
  return column;
}

/** Steps that must go one column on because something stands across theirs. */
function aside(sheet: Sheet, across: Across, column: readonly number[]): number[] {
  const moved: number[] = [];
  sheet.places.forEach((place, tall) => {
    const span = across.get(place.lane);
    if (span === undefined) return;
    sheet.places.forEach((other, step) => {
      const crossing = across.has(other.lane);
      if (step === tall || column[step] !== column[tall] || !(crossing || within(span, other.lane))) return;
      if (other.column < 0 && (step > tall || !crossing)) moved.push(step);
      else if (other.column >= 0 && place.column < 0) moved.push(tall);
    });
  });
  return moved;
}

/** Columns as they are drawn: one more wherever steps were put where something stands across. */
function drawnColumns(sheet: Sheet, across: Across, column: readonly number[]): number[] {
  const tall = new Map<number, number[]>();
  sheet.places.forEach((place, step) => {
    const own = at(column, step);
    if (across.has(place.lane)) tall.set(own, [...(tall.get(own) ?? []), step]);
  });
  const span = [...across.values()][0];
  const rank = sheet.places.map((place, step) => {
    const standing = tall.get(at(column, step)) ?? [];
    const meets = across.has(place.lane) || (span !== undefined && within(span, place.lane));
    if (!meets) return 0;
    return standing.includes(step) ? standing.indexOf(step) : standing.length;
  });
  const more: number[] = [];
  rank.forEach((after, step) => {
    const next = at(column, step) + 1;
    more[next] = Math.max(at(more, next), after);
  });
  const shifts: number[] = [];
  for (let place = 0; place < more.length; place++) shifts.push(at(shifts, place - 1) + at(more, place));
  return column.map((own, step) => own + at(shifts, own) + at(rank, step));
}

/** Steps that only information reaches go to the middle one of the columns they hear from or tell. */
function listening(sheet: Sheet, across: Across, column: number[]): number[] {
  const walked = new Set(sheet.ways.filter((way) => way.person).flatMap((way) => [way.start, way.end]));
  const settled = sheet.places.map((place, step) => walked.has(step) || place.column >= 0 || across.has(place.lane));
  const crossed = sheet.places.flatMap((place, step) => {
    const span = across.get(place.lane);
    return span === undefined ? [] : [{ column: column[step], span }];
  });
  sheet.places.forEach((place, step) => {
    if (settled[step]) return;
    const heard = heardBy(sheet.ways, step, column, settled);
    if (heard.length === 0) return;
    let found = at(heard, Math.floor((heard.length - 1) / 2));
    while (crossed.some((one) => one.column === found && within(one.span, place.lane))) found++;
    column[step] = found;
    settled[step] = true;
  });
  return column;
}

function heardBy(
  ways: readonly Way[],
  step: number,
  column: readonly number[],
  settled: readonly boolean[],
): number[] {
  const others = ways
    .filter((way) => way.start === step || way.end === step)
    .map((way) => (way.end === step ? way.start : way.end));
  return others
    .filter((other) => other !== step && settled[other])
    .map((other) => at(column, other))
    .sort((one, two) => one - two);
}

/** The row within its lane of every step: the first that is free. */
function depthsOf(sheet: Sheet, column: readonly number[], across: Across): number[] {
  const filled = new Map<number, number>();
  return sheet.places.map((place, step) => {
    const key = cell(at(column, step), place.lane);
    const depth = filled.get(key) ?? 0;
    filled.set(key, depth + 1);
    return across.has(place.lane) ? 0 : depth;
  });
}
