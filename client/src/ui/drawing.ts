import type { Sheet } from "../wire";

/** A pen, then x and y of each point. */
export type Stroke = number[];

export const SHEET: Sheet = { width: 400, height: 300, pens: 8, strokes: 60, points: 1200 };

/** Each colour is there thin and thick: the pens in the order of their numbers. */
export const COLOURS = ["ink", "red", "blue", "green"] as const;
export const WIDTHS = ["thin", "thick"] as const;
const THICKNESS = [4, 10];

export const penOf = (colour: number, width: number): number => colour * WIDTHS.length + width;
export const colourOf = ([pen = 0]: Stroke): string => COLOURS[Math.floor(pen / WIDTHS.length)] ?? COLOURS[0];
export const thicknessOf = ([pen = 0]: Stroke): number => THICKNESS[pen % WIDTHS.length] ?? 0;
export const pointsIn = (strokes: readonly Stroke[]): number => strokes.reduce((sum, one) => sum + (one.length - 1) / 2, 0);

/** Straight from point to point, so that a roof keeps its ridge; a point alone is a dot. */
export function pathOf([, ...points]: Stroke): string {
  const pairs = points.length > 2 ? points : [...points, ...points];
  return pairs.map((one, at) => (at % 2 ? ` ${one}` : `${at ? "L" : "M"}${one}`)).join("");
}
