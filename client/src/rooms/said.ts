import type { Records } from "../wire";
import { statement } from "./statement";

type Kind = keyof Records & string;

/** What of a room is read here; a `Room` is one. */
export interface Reads {
  of<K extends Kind>(kind: K): readonly Records[K][];
}

/** Something that somebody contributed: it can be hidden, parked, answered, or be what a concern is about. */
export interface Said {
  readonly id: string;
  readonly kind: Kind;
  readonly words: string;
  /** The group that it came from, or "" where none is named. */
  readonly group: string;
}

const kind =
  <K extends Kind>(name: K, words: (one: Records[K]) => string, group: (one: Records[K]) => string = () => "") =>
  (reads: Reads): Said[] =>
    reads.of(name).map((one) => ({ id: one.id, kind: name, words: words(one), group: group(one) }));

const KINDS: readonly ((reads: Reads) => Said[])[] = [
  kind("hypotheses.hypothesis", statement, (one) => one.raised_by),
  kind("hypotheses.evidence", (one) => one.words),
  kind("outcomes.outcome", (one) => one.own_words, (one) => one.group),
  kind("outcomes.service_quality", (one) => one.own_words, (one) => one.group),
  kind("pathways.feeling", (one) => one.words, (one) => one.group),
  kind("pathways.idea", (one) => one.words, (one) => one.group),
  kind("pathways.pain_point", (one) => one.words, (one) => one.group),
  kind("meeting.minority_view", (one) => one.words, (one) => one.group),
  kind("meeting.parked", (one) => one.words),
  kind("cards.card", (one) => one.words, (one) => one.group),
  kind("answers.reply", (one) => one.words),
  kind("specification.comment", (one) => one.words),
];

/** Everything that was said in words and can be seen, the newest of each kind first. */
export const saidIn = (reads: Reads): Said[] =>
  KINDS.flatMap((each) => each(reads).filter((one) => one.words).reverse());

/** Those that hold every word that is looked for. */
export function holding(all: readonly Said[], sought: string): Said[] {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => wanted.every((word) => one.words.toLowerCase().includes(word)));
}
