/** What the server says about a map: `workshops.artefacts.pathways.analysis.report`. All places are ids. */
export interface Report {
  readonly map: string;
  readonly hand_offs: readonly (readonly [start: string, end: string])[];
  readonly doors: readonly string[];
  readonly loops: readonly (readonly [link: string, start: string, end: string])[];
  readonly rounds: readonly (readonly string[])[];
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly dead_ends: readonly string[];
  readonly stranded: readonly string[];
  readonly inferred: readonly string[];
  readonly unknown: Readonly<Record<"touch" | "wait" | "share" | "sum", readonly string[]>>;
  readonly timed: number;
  readonly to_time: number;
  readonly figures: Figures | null;
  readonly missing: readonly { readonly code: MissingCode; readonly steps: readonly string[] }[];
  readonly by_start: readonly Figures[];
}

export type MissingCode = "start" | "starts" | "touch" | "wait" | "share" | "sum" | "circle";

/** Expectations for one person who begins at `start`, in minutes. */
export interface Figures {
  readonly start: string;
  readonly touch: number;
  readonly wait: number;
  readonly lead: number;
  readonly lead_worst: number | null;
  readonly activity: number | null;
  readonly hand_offs: number;
  readonly told: number;
  readonly done: number;
  readonly dropped: number;
  readonly lead_done: number | null;
  readonly endings: readonly { readonly step: string; readonly share: number; readonly lead: number; readonly lost: boolean }[];
  readonly steps: readonly { readonly step: string; readonly visits: number; readonly ahead: number }[];
}

/** Why there are no figures: times are one reason, whether of touch or of wait. */
export interface Reason {
  readonly code: "start" | "starts" | "times" | "share" | "sum" | "circle";
  readonly steps: readonly string[];
}

export function reasonsOf({ missing }: Report): Reason[] {
  const untimed = new Set(missing.filter(({ code }) => code === "touch" || code === "wait").flatMap(({ steps }) => steps));
  const others = missing.flatMap(({ code, steps }) => (code === "touch" || code === "wait" ? [] : [{ code, steps }]));
  return untimed.size ? [{ code: "times", steps: [...untimed] }, ...others] : others;
}

/** The waits worth cutting first: where a minute less saves most, by how often a person waits there. */
export function longestWaits(figures: Figures, waitOf: (step: string) => number | null, most = 3): { step: string; minutes: number }[] {
  return figures.steps
    .map(({ step, visits }) => ({ step, minutes: visits * (waitOf(step) ?? 0) }))
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, most);
}
