import type { Piece } from "../../Diff.svelte";

export type Kind = "added" | "reworded" | "regraded" | "moved" | "withdrawn" | "taken_up";
export const KINDS: readonly Kind[] = ["added", "reworded", "regraded", "moved", "withdrawn", "taken_up"];

/** What happened to one requirement between two versions. */
export interface Changed {
  readonly requirement: string;
  readonly ref: string;
  readonly changes: readonly Kind[];
  readonly section: string;
  readonly section_before: string;
  readonly strength: string;
  readonly strength_before: string;
  readonly status: string;
  readonly status_before: string;
  readonly words: readonly Piece[];
  readonly plain: readonly Piece[];
  readonly note: string;
}

/** `GET /specification/compare/<before>/<after>`; `after` 0 is the present draft. */
export interface Compared {
  readonly before: number;
  readonly after: number;
  readonly same: number;
  readonly changes: readonly Changed[];
}

/** How many requirements each kind of change happened to; kinds that did not happen are left out. */
export const tallied = (changes: readonly Changed[]): { kind: Kind; n: number }[] =>
  KINDS.map((kind) => ({ kind, n: changes.filter((one) => one.changes.includes(kind)).length })).filter(({ n }) => n);

/** The two versions that a path names, `changes/1/0`; without it the newest version and what has come since. */
export function pairOf(rest: string, newest: number): readonly [before: number, after: number] {
  const [, before = "", after = ""] = rest.split("/");
  const number = (words: string, other: number): number => (/^\d+$/.test(words) ? Number(words) : other);
  return [number(before, newest), number(after, 0)];
}
