import { width } from "./grid/lettering";
import type { StepBox } from "./layout";
import type { Shape } from "./model";

/** How steps look, as in the files that the server draws: every kind has a shape of its own. */
const TRIANGLE = 24;
const LINE = 18;
const TAB = 18;

/** The outline of a step as an SVG path. */
export function outline({ x, y, width: w, height: h }: StepBox, shape: Shape): string {
  const [middle, half] = [x + w / 2, y + h / 2];
  if (shape === "decision") return `M${middle} ${y}L${x + w} ${half}L${middle} ${y + h}L${x} ${half}z`;
  if (shape === "wait") return `M${middle} ${y}L${middle + TRIANGLE + 4} ${y + 48}H${middle - TRIANGLE - 4}z`;
  if (shape === "form") {
    return `M${x + 8} ${y}H${x + w - 18}L${x + w} ${y + 18}V${y + h - 8}q0 8 -8 8H${x + 8}q-8 0 -8 -8V${y + 8}q0 -8 8 -8z`;
  }
  const r = shape === "start_end" ? Math.min(h / 2, 32) : 8;
  return `M${x + r} ${y}H${x + w - r}a${r} ${r} 0 0 1 ${r} ${r}V${y + h - r}a${r} ${r} 0 0 1 ${-r} ${r}H${x + r}a${r} ${r} 0 0 1 ${-r} ${-r}V${y + r}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

/** What is drawn within the outline: the double bar of a hand-off, the folded corner of a form. */
export function inner({ x, y, width: w, height: h }: StepBox, shape: Shape): string {
  if (shape === "form") return `M${x + w - 18} ${y}v18h18`;
  if (shape !== "hand_off") return "";
  const [top, end] = [y + 8, y + h - 8];
  return [x + 8, x + 13, x + w - 13, x + w - 8].map((at) => `M${at} ${top}V${end}`).join("");
}

/** The foot of every line of words. Those of a wait stand below its triangle. */
export function linesOf(box: StepBox, shape: Shape): { line: string; y: number }[] {
  const spare = box.height - LINE * box.lines.length;
  const top = shape === "wait" ? box.y + 2 * TRIANGLE + 6 : box.y + spare * (box.tall ? 0.36 : 0.5);
  return box.lines.map((line, number) => ({ line, y: Math.round(top + LINE * number + 14) }));
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The tab with the id, on the top edge. */
export function tab(box: StepBox, ref: string, shape: Shape): Rect {
  const wide = 12 + 8.6 * ref.length;
  const aside = shape === "decision" || shape === "wait";
  const x = aside ? box.x + box.width / 2 - wide - 10 : box.x + 8;
  return { x, y: shape === "wait" ? box.y - 2 : box.y - TAB / 2, width: wide, height: TAB };
}

const TAG = 14;

/** A small label on the lower edge of a box, ending at its right or beginning at its left. */
export function tag(box: StepBox, words: string, right: boolean): Rect {
  const wide = width(words, TAG) + 16;
  const x = right ? box.x + box.width - 4 - wide : box.x - 26;
  return { x, y: box.y + box.height - 9, width: wide, height: 19 };
}

/** The pill of a feeling below a box, with room for its face, lower where a flag hangs there; within a tall box. */
export function pill(box: StepBox, words: string, below: boolean): Rect {
  const wide = width(words, TAG) + 42;
  const size = { width: wide, height: 24 };
  if (box.tall) return { ...size, x: box.x + (box.width - wide) / 2, y: box.y + box.height * 0.36 + LINE * (box.lines.length + 3) };
  const x = Math.max(box.x - 20, box.x + box.width / 2 - 10 - wide);
  return { ...size, x, y: box.y + box.height + (below ? 14 : 7) };
}

/** Where the star of the pain point stands, the first at the upper right corner. */
export const corner = (box: StepBox, shape: Shape, place: number): { x: number; y: number } => ({
  x: box.x + box.width - (shape === "form" ? 24 : shape === "decision" ? 40 : 4) - 32 * place,
  y: box.y + 2,
});

export const HEADS = { right: "-9,-5 0,0 -9,5", left: "9,-5 0,0 9,5", down: "-5,-9 0,0 5,-9", up: "-5,9 0,0 5,9" } as const;
export const BURST =
  "20,1.5 23.5,6.8 29.3,4 29.7,10.3 36,10.8 33.2,16.5 38.5,20 33.2,23.5 36,29.2 29.7,29.7 29.3,36 23.5,33.2 20,38.5 16.5,33.2 10.8,36 10.3,29.7 4,29.3 6.8,23.5 1.5,20 6.8,16.5 4,10.7 10.3,10.3 10.7,4 16.5,6.8";
