import type { Records } from "../../wire";
import type { Clause, Stance } from "./standing";

export type Signature = Records["agreement.signature"];
type Seat = Records["meeting.seat"];

/** Who is bound by a signature: the organisation, or the person who is a party. */
export const partyOf = (one: Pick<Signature, "organisation" | "seat">): string => one.organisation || one.seat;

/** The party that a seat may sign for, or "": a confirmed organisation, or a signatory who names none. */
export function ownParty(seat: Pick<Seat, "id" | "roles" | "organisation" | "confirmed"> | undefined): string {
  if (!seat?.roles.includes("signatory")) return "";
  if (!seat.organisation) return seat.id;
  return seat.confirmed ? seat.organisation : "";
}

export interface Signing {
  /** Its latest signature. */
  readonly last: Signature | undefined;
  /** Clauses whose present text it has not signed: those that changed since it did, and those it never signed. */
  readonly changed: readonly Clause[];
  readonly never: readonly Clause[];
}

/** How far a party has signed. A later change opens only the changed clause. */
export function signingOf(party: string, clauses: readonly Clause[], signatures: readonly Signature[]): Signing {
  const mine = signatures.filter((one) => partyOf(one) === party);
  const texts = new Set(mine.flatMap((one) => one.clauses.map((signed) => `${signed.clause} ${signed.digest}`)));
  const known = new Set(mine.flatMap((one) => one.clauses.map((signed) => signed.clause)));
  const open = clauses.filter((one) => !texts.has(`${one.id} ${one.digest}`));
  return {
    last: mine.at(-1),
    changed: open.filter((one) => known.has(one.id)),
    never: open.filter((one) => !known.has(one.id)),
  };
}

/** Ids of the parties that have not signed all of the present texts: organisations, and people who signed for themselves. */
export function unsignedBy(organisations: readonly string[], clauses: readonly Clause[], signatures: readonly Signature[]): string[] {
  const people = signatures.filter((one) => !one.organisation).map(partyOf);
  return [...new Set([...organisations, ...people])].filter((party) => {
    const { changed, never } = signingOf(party, clauses, signatures);
    return changed.length + never.length > 0;
  });
}

export interface LeftOut {
  readonly clause: Clause;
  /** Ids of those who object to it; the party itself first, who then cannot sign it. */
  readonly objects: readonly string[];
}

/** What a party signs now, and what is left out because somebody objects to it. */
export function offered(open: readonly Clause[], said: (clause: Clause) => ReadonlyMap<string, Stance>, party: string): { sign: Clause[]; left: LeftOut[] } {
  const left = open
    .map((clause) => ({ clause, objects: [...said(clause)].filter(([, stance]) => stance === "objects").map(([id]) => id) }))
    .filter((one) => one.objects.length)
    .map((one) => ({ ...one, objects: one.objects.sort((a, b) => Number(b === party) - Number(a === party)) }));
  const out = new Set(left.map((one) => one.clause.id));
  return { sign: open.filter((one) => !out.has(one.id)), left };
}
