import type { Records } from "../../wire";

export type Clause = Records["agreement.clause"];
export type Position = Records["agreement.position"];
export type Objection = Records["agreement.objection"];
export type Stance = Position["stance"] | "";

/** How one clause stands: ids of organisations by what they say. The same rule as the document's. */
export interface Standing {
  readonly state: "objection" | "waiting" | "reservations" | "agreed";
  readonly agrees: readonly string[];
  readonly reservations: readonly string[];
  readonly objects: readonly string[];
  readonly waiting: readonly string[];
}

/** The clauses that came with the library; a partnership's own are numbered after them. */
const LIBRARY = 22;

/** An objection lasts until it is taken back; agreement is only ever to the wording that was read. */
export function stanceOf(position: Position | undefined, clause: Clause): Stance {
  if (!position || (position.stance !== "objects" && position.digest !== clause.digest)) return "";
  return position.stance;
}

/** What every organisation says of a clause, by the organisation's id, in the order given. */
export function stances(clause: Clause, positions: readonly Position[], organisations: readonly string[]): Map<string, Stance> {
  const held = new Map(positions.filter((one) => one.clause === clause.id).map((one) => [one.organisation, one]));
  return new Map(organisations.map((id) => [id, stanceOf(held.get(id), clause)]));
}

export function standing(said: ReadonlyMap<string, Stance>): Standing {
  const who = (stance: Stance): string[] => [...said].filter(([, held]) => held === stance).map(([id]) => id);
  const found = { agrees: who("agrees"), reservations: who("reservation"), objects: who("objects"), waiting: who("") };
  const settled = found.reservations.length ? "reservations" : "agreed";
  const open = found.waiting.length || !said.size;
  return { ...found, state: found.objects.length ? "objection" : open ? "waiting" : settled };
}

/** The mark that stands for the whole clause. */
export const markOf = ({ state }: Standing): Stance =>
  ({ objection: "objects", waiting: "", reservations: "reservation", agreed: "agrees" } as const)[state];

/** The agreement's version: every rewording and every clause that was added makes a new one. */
export const versionOf = (clauses: readonly Clause[]): number =>
  1 + clauses.reduce((sum, one) => sum + one.version - 1 + (one.order > LIBRARY ? 1 : 0), 0);

export type Became = "stands" | "answered" | "met" | "taken_back";

/** What became of an objection: only the organisation itself can take it back. */
export function became(one: Objection, objections: readonly Objection[], positions: readonly Position[]): Became {
  const same = (other: Objection | Position): boolean => other.clause === one.clause && other.organisation === one.organisation;
  const latest = objections.findLast(same);
  const stands = latest?.id === one.id && positions.some((held) => same(held) && held.stance === "objects");
  if (stands) return one.met ? "answered" : "stands";
  return one.met ? "met" : "taken_back";
}

/** Clauses under their sections, in the order in which the sections begin. */
export function bySection(clauses: readonly Clause[]): { section: string; clauses: Clause[] }[] {
  const parts = new Map<string, Clause[]>();
  for (const one of clauses) parts.set(one.section, [...(parts.get(one.section) ?? []), one]);
  return [...parts].map(([section, held]) => ({ section, clauses: held }));
}
