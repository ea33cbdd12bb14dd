/** Two maps side by side, as the server tells it: `GET /api/partnerships/<id>/maps/<as_is>/compare/<to_be>`. */
export interface Comparison {
  readonly as_is: string;
  readonly to_be: string;
  readonly steps: readonly StepChange[];
  readonly measures: readonly Line[];
  readonly pains: readonly Pain[];
}

export type Change = "kept" | "changed" | "moved" | "merged" | "new" | "dropped";

export interface StepChange {
  readonly change: Change;
  readonly before: readonly string[];
  readonly after: string;
  readonly differs: readonly ("words" | "shape" | "lane")[];
}

/** A figure: null while nobody knows it. */
export interface Value {
  readonly value: number | null;
  readonly how: "counted" | "calculated" | "stated" | "estimated" | "unknown";
  readonly basis: string;
  readonly source: string;
  readonly missing: readonly string[];
}

export interface Line {
  readonly of: string;
  readonly words: string;
  readonly unit: string;
  readonly now: Value;
  readonly could_be: Value;
}

export type Extent = "whole" | "part" | "none";

export interface Answered {
  readonly answer: string;
  readonly by: string;
  readonly ref: string;
  readonly words: string;
  readonly extent: "whole" | "part";
  readonly note: string;
}

/** A pain point, or a dead end: then `pain_point` is "" and `step` is where people are lost. */
export interface Pain {
  readonly pain_point: string;
  readonly step: string;
  readonly number: number;
  readonly words: string;
  readonly extent: Extent;
  readonly answers: readonly Answered[];
  readonly offered: readonly string[];
}

/** How a step is drawn: by a sign and a border, never by colour alone. */
export type Mark = "gone" | "new" | "changed" | "same";

const MARKS: Readonly<Record<Change, Mark>> = {
  kept: "same", changed: "changed", moved: "changed", merged: "changed", new: "new", dropped: "gone",
};

/** The mark of every step, by id. On the map as it is only what goes is marked. */
export function marksOf({ steps }: Comparison): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { change, before, after } of steps) {
    if (after) marks.set(after, MARKS[change]);
    for (const one of before) marks.set(one, change === "dropped" ? "gone" : "same");
  }
  return marks;
}

const TIMES: ReadonlySet<string> = new Set(["lead_time", "wait_time", "touch_time"]);
export const isTime = (of: string): boolean => TIMES.has(of);

/** What people give a figure for; all else is counted from the map. */
export const GIVEN = ["lead_time", "wait_time", "touch_time", "told", "dropped", "own"] as const;
export type Given = (typeof GIVEN)[number];
export const isGiven = (of: string): of is Given => (GIVEN as readonly string[]).includes(of);

/** Where both figures are from, when it is the same: with the basis that may be believed less. */
export function oneSource({ now, could_be }: Line): Value | undefined {
  if (now.how !== could_be.how || now.source !== could_be.source) return undefined;
  const weak = [now, could_be].find(({ basis }) => basis !== "" && basis !== "stated");
  return weak ?? now;
}

/** How many pain points and dead ends are answered wholly, partly, and not yet. */
export function tally(pains: readonly Pain[]): Readonly<Record<Extent, number>> {
  const counts = { whole: 0, part: 0, none: 0 };
  for (const { extent } of pains) counts[extent] += 1;
  return counts;
}
