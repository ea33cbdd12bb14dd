import type { Held } from "../../core/records";

/** Something that holds every word asked for. */
export interface Found {
  readonly id: string;
  readonly kind: string;
  readonly ref: string;
  readonly words: string;
  readonly excerpt: string;
}

type Fields = Readonly<Record<string, unknown>>;

const text = (record: Fields, name: string): string => (typeof record[name] === "string" ? record[name] : "");

/** Of what a record belongs to, the part of a path where it can be read. */
const AT: Readonly<Record<string, (record: Fields) => string>> = {
  agreement: (one) => `agreement/${text(one, "clause")}`,
  answers: () => "answers",
  cards: () => "sessions",
  hypotheses: (one) => `hypotheses/${text(one, "hypothesis")}`,
  outcomes: (one) => `outcomes/${text(one, "outcome")}`,
  pathways: (one) => `pathways/${text(one, "map")}`,
  specification: (one) => `specification/${text(one, "requirement")}`,
};
const MEETING: Readonly<Record<string, (record: Fields) => string>> = {
  "meeting.session": (one) => `sessions/${text(one, "id")}`,
  "meeting.activity": (one) => `sessions/${text(one, "session")}`,
  "meeting.parked": (one) => `sessions/${text(one, "session")}`,
  "meeting.lundy_check": (one) => `sessions/${text(one, "session")}`,
  "meeting.explained": () => "overview",
  "meeting.partnership": () => "overview",
  "meeting.minority_view": () => "hypotheses",
};

/** The part of a path after the partnership where a record without a place of its own can be read. */
export function partOf(kind: string, record: Held | undefined): string {
  const fields = (record ?? {}) as unknown as Fields;
  const [folder = ""] = kind.split(".");
  const part = (MEETING[kind] ?? AT[folder] ?? (() => "people"))(fields);
  return part.replace(/\/$/, "");
}
