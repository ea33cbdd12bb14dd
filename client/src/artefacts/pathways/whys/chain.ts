import type { Records } from "../../../wire";

export type Why = Records["pathways.why"];

/** A cause with what lies behind it. */
export interface Cause {
  readonly why: Why;
  readonly behind: readonly Cause[];
}

/** As deep as anybody may ask. */
export const DEEPEST = 10;

/** What lies behind a pain point, cause by cause. */
export function causesOf(pain: string, all: readonly Why[]): Cause[] {
  const here = all.filter((one) => one.pain_point === pain);
  const below = (after: string, deep: number): Cause[] =>
    deep > DEEPEST ? [] : here.filter((one) => one.after === after).map((why) => ({ why, behind: below(why.id, deep + 1) }));
  return below(pain, 1);
}
