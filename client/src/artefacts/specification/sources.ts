import { t } from "../../core/words";
import type { Kind, Room } from "../../room.svelte";
import { listed } from "../../rooms/laptop/moments";
import type { AnyRecord } from "../../wire";

/** The kinds of records that a requirement may come from, in the order in which they are offered. */
export const SOURCES = [
  "pathways.pain_point",
  "pathways.feeling",
  "pathways.idea",
  "pathways.step",
  "hypotheses.hypothesis",
  "hypotheses.evidence",
  "outcomes.outcome",
  "outcomes.service_quality",
  "outcomes.indicator",
  "agreement.clause",
  "agreement.objection",
  "meeting.minority_view",
] as const satisfies readonly Kind[];
/** A requirement names this many sources at most. */
export const MOST = 40;

export interface Source {
  readonly id: string;
  readonly kind: string;
  /** "H1", "Step T3", "Pain point 2", or the kind where it has no number. */
  readonly name: string;
  readonly words: string;
}

const WORDS = ["words", "think", "own_words", "title", "name", "formal", "plain", "reason"] as const;

/** A record as a source. */
export function sourceOf(one: AnyRecord): Source {
  const held = one as unknown as Readonly<Record<string, unknown>>;
  const ref = String(held["ref"] || held["number"] || "");
  const words = WORDS.map((name) => held[name]).find((value) => typeof value === "string" && value);
  const face = typeof held["face"] === "string" && held["face"] ? t(`common.face.${held["face"]}`) : "";
  return { id: one.id, kind: one.kind, name: t(`laptop.specification.source.${one.kind}`, { ref }), words: String(words ?? face) };
}

/** Everything that a requirement may come from. Reactive. */
export const everySource = (room: Room): Source[] => SOURCES.flatMap((kind) => room.of(kind).map(sourceOf));

/** "H1, step T3 and 2 more", or "" where nothing that the viewer sees led there. Reactive. */
export function fromWhere(room: Room, ids: readonly string[]): string {
  const found = ids.flatMap((id) => room.get(id) ?? []).map((one) => sourceOf(one).name);
  return listed([...new Set(found)]);
}
