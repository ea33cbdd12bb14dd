/** `GET /hypotheses/points`: each hypothesis by how much it matters and how unsure people are, 0 to 100. */
export interface Point {
  readonly hypothesis: string;
  readonly ref: string;
  readonly importance: number;
  readonly uncertainty: number;
  readonly n: number;
  readonly quarter: Quarter;
}
export type Quarter = "test_first" | "act" | "watch" | "leave";
export const QUARTERS: readonly Quarter[] = ["test_first", "act", "watch", "leave"];

export interface Placed extends Point {
  readonly x: number;
  readonly y: number;
}

const SIDE = 400;
const RADIUS = 20;
const TURN = 2.4;

/** Where each stands in a square of 400: importance to the right, uncertainty up. Marks on one another move apart, the least they can. */
export function placed(points: readonly Point[]): Placed[] {
  const done: Placed[] = [];
  for (const point of points) {
    const at = { x: (point.importance / 100) * SIDE, y: SIDE - (point.uncertainty / 100) * SIDE };
    let spot = at;
    for (let step = 1; done.some((one) => Math.hypot(one.x - spot.x, one.y - spot.y) < 2 * RADIUS) && step < 200; step++) {
      const far = 6 * Math.sqrt(step);
      spot = { x: within(at.x + far * Math.cos(TURN * step)), y: within(at.y + far * Math.sin(TURN * step)) };
    }
    done.push({ ...point, x: Math.round(spot.x), y: Math.round(spot.y) });
  }
  return done;
}

const within = (place: number): number => Math.min(SIDE, Math.max(0, place));

/** The points of each quarter, most important first; empty quarters too. */
export const byQuarter = (points: readonly Point[]): { quarter: Quarter; points: Point[] }[] =>
  QUARTERS.map((quarter) => ({ quarter, points: points.filter((one) => one.quarter === quarter).sort((a, b) => b.importance - a.importance) }));
