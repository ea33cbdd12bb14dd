export type Point = readonly [number, number];
export type Hops = ReadonlyMap<number, readonly number[]>;

/** Which steps a line joins, and whether the person moves along it. */
export interface Joined {
  readonly start: number;
  readonly end: number;
  readonly person: boolean;
}

interface Upright {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly line: number;
}

const CORNER = 6;
const HOP = 7;

/** The same line without repeated points and points in the middle of a straight piece. */
export function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && same(last, point)) continue;
    const before = kept.at(-2);
    if (last !== undefined && before !== undefined && inLine(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function same(one: Point, two: Point): boolean {
  return one[0] === two[0] && one[1] === two[1];
}

function inLine(one: Point, two: Point, three: Point): boolean {
  return (one[0] === two[0] && two[0] === three[0]) || (one[1] === two[1] && two[1] === three[1]);
}

/** Pairs of neighbours, with the number of the first. */
export function pieces(points: readonly Point[]): { one: Point; two: Point; piece: number }[] {
  return points.flatMap((two, number) => {
    const one = points[number - 1];
    return one === undefined ? [] : [{ one, two, piece: number - 1 }];
  });
}

/** All upright pieces of all lines, by their x, to find what a level piece crosses. */
export class Uprights {
  private readonly found: readonly Upright[];

  constructor(
    lines: readonly (readonly Point[])[],
    private readonly joined: readonly Joined[],
  ) {
    const all = lines.flatMap((points, line) =>
      pieces(points).flatMap(({ one, two }) =>
        one[0] === two[0] ? [{ x: one[0], top: Math.min(one[1], two[1]), bottom: Math.max(one[1], two[1]), line }] : [],
      ),
    );
    this.found = all.sort((one, two) => one.x - two.x);
  }

  /** Where a level piece of that line crosses lines that it does not branch from or join, from left to right. */
  crossed(line: number, one: Point, two: Point): number[] {
    const low = Math.min(one[0], two[0]) + 2 * HOP;
    const high = Math.max(one[0], two[0]) - 2 * HOP;
    const hops: number[] = [];
    for (let place = this.first(low); place < this.found.length; place++) {
      const upright = this.found[place];
      if (upright === undefined || upright.x > high) break;
      const last = hops.at(-1);
      const meets = upright.top + HOP < one[1] && one[1] < upright.bottom - HOP && !this.kin(line, upright.line);
      if (meets && (last === undefined || upright.x - last > 2 * HOP)) hops.push(upright.x);
    }
    return hops;
  }

  private first(low: number): number {
    let [start, end] = [0, this.found.length];
    while (start < end) {
      const middle = (start + end) >> 1;
      if ((this.found[middle]?.x ?? 0) < low) start = middle + 1;
      else end = middle;
    }
    return start;
  }

  private kin(one: number, other: number): boolean {
    const [first, second] = [this.joined[one], this.joined[other]];
    if (first === undefined || second === undefined) return false;
    return first.person === second.person && (first.start === second.start || first.end === second.end);
  }
}

/** The line as an SVG path. `hops` are the crossings on each level piece, by the number of the piece. */
export function drawn(points: readonly Point[], hops: Hops): string {
  const first = points[0];
  if (first === undefined || points.length < 2) return "";
  const parts = [`M${first[0]} ${first[1]}`];
  for (const { one, two, piece } of pieces(points)) {
    parts.push(...hopped(one, two, hops.get(piece) ?? []));
    const three = points[piece + 2];
    parts.push(three === undefined ? `L${two[0]} ${two[1]}` : corner(one, two, three));
  }
  return parts.join("");
}

function hopped(one: Point, two: Point, crossings: readonly number[]): string[] {
  if (two[0] > one[0]) return crossings.map((x) => `L${x - HOP} ${one[1]}a${HOP} ${HOP} 0 0 1 ${2 * HOP} 0`);
  return [...crossings].reverse().map((x) => `L${x + HOP} ${one[1]}a${HOP} ${HOP} 0 0 0 ${-2 * HOP} 0`);
}

function corner(one: Point, two: Point, three: Point): string {
  const radius = Math.min(CORNER, length(one, two) >> 1, length(two, three) >> 1);
  const before = towards(two, one, radius);
  const after = towards(two, three, radius);
  return `L${before[0]} ${before[1]}Q${two[0]} ${two[1]} ${after[0]} ${after[1]}`;
}

function length(one: Point, two: Point): number {
  return Math.abs(one[0] - two[0]) + Math.abs(one[1] - two[1]);
}

function towards(one: Point, two: Point, distance: number): Point {
  return [one[0] + Math.sign(two[0] - one[0]) * distance, one[1] + Math.sign(two[1] - one[1]) * distance];
}
