import { t } from "../core/words";
import type { Strip } from "../wire";

/** A score in words: never a bare number. The words at the ends come with the question. */
export function inWords(value: number, low: string, high: string): string {
  if (value === 50) return t("common.score.middle");
  const end = value < 50 ? low : high;
  const far = Math.abs(value - 50);
  return far >= 40 ? end : between(end, far >= 20);
}

// "Agree strongly" has a milder form of its own; any other end is named whole.
function between(end: string, most: boolean): string {
  const strongly = ` ${t("common.score.strongly")}`;
  if (end.endsWith(strongly)) {
    return t(most ? "common.score.lot" : "common.score.bit", { verb: end.slice(0, -strongly.length) });
  }
  return t(most ? "common.score.towards" : "common.score.bit_towards", { end });
}

export interface Dot {
  readonly at: number;
  readonly level: number;
}

const LEVELS = [0, 1, -1, 2, -2];

/** Where markers stand so that none hides another: `apart` is the least distance on one level, in points of the scale. */
export function settled(dots: readonly number[], apart: number): Dot[] {
  const last = new Map<number, number>();
  return [...dots]
    .sort((a, b) => a - b)
    .map((at) => {
      const level = LEVELS.find((one) => at - (last.get(one) ?? -Infinity) >= apart) ?? 0;
      last.set(level, at);
      return { at, level };
    });
}

export interface StripRow {
  readonly thread: string;
  readonly name: string;
  readonly strip: Strip | null;
  /** Share agreeing in percent, where it may be shown. */
  readonly agreeing?: number | null;
}

/** "6 in 10". */
export const inTen = (share: number): string => t("common.in_ten", { share: Math.round(share / 10) });
