import { pointsIn, SHEET, type Stroke } from "../../ui/drawing";

/** What lies closer than this to the straight line is left out: nobody sees it, and a phone sends it. */
const NEAR = 0.8;

/** A place on the sheet from one on the screen, in whole numbers and never beside it. */
export function placed(at: { x: number; y: number }, box: { left: number; top: number; width: number; height: number }): [number, number] {
  const on = (share: number, size: number): number => Math.round(Math.min(1, Math.max(0, share)) * size);
  return [on((at.x - box.left) / box.width, SHEET.width), on((at.y - box.top) / box.height, SHEET.height)];
}

/** A line with the points that make its shape and no others (Douglas and Peucker). */
export function simplified([pen = 0, ...points]: Stroke): Stroke {
  const last = points.length / 2 - 1;
  const kept = new Set([0, last]);
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const far = farthest(points, from, to);
    if (far < 0) continue;
    kept.add(far);
    spans.push([from, far], [far, to]);
  }
  return [pen, ...[...kept].sort((a, b) => a - b).flatMap((at) => points.slice(2 * at, 2 * at + 2))];
}

/** The point farthest from the straight way between two others, or -1 where all lie near it. */
function farthest(points: readonly number[], from: number, to: number): number {
  let [found, most] = [-1, NEAR];
  for (let at = from + 1; at < to; at++) {
    const away = distance(points, at, from, to);
    if (away > most) [found, most] = [at, away];
  }
  return found;
}

function distance(points: readonly number[], at: number, from: number, to: number): number {
  const [x = 0, y = 0] = points.slice(2 * at);
  const [ax = 0, ay = 0] = points.slice(2 * from);
  const [bx = 0, by = 0] = points.slice(2 * to);
  const [across, down] = [bx - ax, by - ay];
  const square = across ** 2 + down ** 2;
  const along = square && Math.min(1, Math.max(0, ((x - ax) * across + (y - ay) * down) / square));
  return Math.hypot(x - ax - along * across, y - ay - along * down);
}

/** Whether one more line still fits on the sheet. */
export const fits = (strokes: readonly Stroke[], one: Stroke): boolean =>
  strokes.length < SHEET.strokes && pointsIn(strokes) + pointsIn([one]) <= SHEET.points;
