import type { Records } from "../../wire";

type Kind = keyof Records & string;

/** Something that was contributed, as one line. */
export interface Contribution {
  readonly id: string;
  readonly kind: Kind;
  readonly words: string;
  /** The group that it came from, or "" where none is named. */
  readonly group: string;
}

/** What of a room is read here; a `Room` is one. */
export interface Reads {
  of<K extends Kind>(kind: K): readonly Records[K][];
}

type Line = (reads: Reads) => Contribution[];

const lines =
  <K extends Kind>(kind: K, words: (one: Records[K]) => string, group: (one: Records[K]) => string = () => ""): Line =>
  (reads) =>
    reads.of(kind).map((one) => ({ id: (one as { id: string }).id, kind, words: words(one), group: group(one) }));

const KINDS: Readonly<Record<string, readonly Line[]>> = {
  agreement: [
    lines("agreement.objection", (one) => one.reason),
    lines("meeting.minority_view", (one) => one.words, (one) => one.group),
  ],
  hypotheses: [
    lines("hypotheses.hypothesis", (one) => one.think, (one) => one.raised_by),
    lines("hypotheses.evidence", (one) => one.words),
  ],
  pathways: [
    lines("pathways.step", (one) => one.words),
    lines("pathways.pain_point", (one) => one.words, (one) => one.group),
    lines("pathways.idea", (one) => one.words, (one) => one.group),
    lines("pathways.feeling", (one) => one.words, (one) => one.group),
  ],
  outcomes: [
    lines("outcomes.outcome", (one) => one.own_words || one.formal, (one) => one.group),
    lines("outcomes.service_quality", (one) => one.own_words || one.formal, (one) => one.group),
    lines("outcomes.indicator", (one) => one.words),
  ],
  specification: [
    lines("specification.requirement", (one) => one.words),
    lines("meeting.minority_view", (one) => one.words, (one) => one.group),
  ],
};

/** The newest contributions to an artefact, newest first, a few of each kind; those without words are left out. */
export function newest(reads: Reads, artefact: string, each = 3): Contribution[] {
  const found = (KINDS[artefact] ?? []).map((line) => line(reads).filter((one) => one.words));
  return found.flatMap((list) => list.slice(-each).reverse());
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const NAMES: Readonly<Record<string, (reads: Reads) => Choice[]>> = {
  agreement: (reads) => sorted(reads.of("agreement.clause")).map((one) => ({ value: one.id, label: `${one.ref} ${one.title}` })),
  hypotheses: (reads) => sorted(reads.of("hypotheses.hypothesis")).map((one) => ({ value: one.id, label: `${one.ref} ${one.think}` })),
  pathways: (reads) => reads.of("pathways.map").map((one) => ({ value: one.id, label: one.name })),
  outcomes: (reads) => sorted(reads.of("outcomes.outcome")).map((one) => ({ value: one.id, label: `${one.ref} ${one.own_words || one.formal}` })),
};

const sorted = <T extends { order: number }>(all: readonly T[]): T[] => [...all].sort((a, b) => a.order - b.order);

/** The things that may be put before the room, by name. */
export const choices = (reads: Reads, artefact: string): Choice[] => NAMES[artefact]?.(reads) ?? [];
