import { wrap } from "./lettering";

export const SIZE = 14;
export const LINE = 18;
export const TRIANGLE = 24;
export const LOWEST = 32;
const WIDE = 148;
const DIAMOND = 172;
const TALL = 136;
const ROOMS: Readonly<Record<string, number>> = {
  step: 126,
  form: 122,
  start_end: 112,
  hand_off: 108,
  decision: 96,
  wait: 136,
};
const MOST: Readonly<Record<string, number>> = { decision: 4, wait: 3 };

/** A box: `wide` across, `above` and `below` the line on which links meet it, `inset` pixels inside its sides. */
export interface Size {
  readonly wide: number;
  readonly above: number;
  readonly below: number;
  readonly inset: number;
  readonly lines: readonly string[];
}

/** How large the box of a step is. */
export type Sizing = (shape: string, words: string, tall: boolean) => Size;

/** The size of a step's box. A tall one takes its height from the lanes it stands across. */
export function sizeOf(shape: string, words: string, tall: boolean): Size {
  if (tall) return { wide: TALL, above: 0, below: 0, inset: 0, lines: wrap(words, TALL - 40, SIZE, 8) };
  const lines = wrap(words, ROOMS[shape] ?? 126, SIZE, MOST[shape] ?? 6);
  if (shape === "decision") {
    const half = Math.max(42, 18 * lines.length + 8);
    return { wide: DIAMOND, above: half, below: half, inset: 0, lines };
  }
  if (shape === "wait") {
    const below = TRIANGLE + 6 + LINE * lines.length;
    return { wide: WIDE, above: TRIANGLE, below, inset: WIDE / 2 - 14, lines };
  }
  const half = Math.max(LOWEST, 9 * lines.length + 14);
  return { wide: WIDE, above: half, below: half, inset: 0, lines };
}
