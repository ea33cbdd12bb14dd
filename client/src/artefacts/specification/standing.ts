import { digest } from "../../core/wording";
import type { Records } from "../../wire";

export type Requirement = Records["specification.requirement"];
export type Assent = Records["specification.assent"];
export type SectionKey = Requirement["section"];
export type Strength = Requirement["strength"];

export const STRENGTHS: readonly Strength[] = ["MUST", "SHOULD", "MAY"];
const STRENGTH = /\b(MUST|SHOULD|MAY)( NOT)?\b/g;

/** The digest that a rewording and an agreement name: of the words that their writer saw. */
export const seenAs = ({ words, plain }: Pick<Requirement, "words" | "plain">): string => digest(words, plain);

/** The words around their first MUST, SHOULD or MAY; `strength` is empty where they have none. */
export function parted(words: string): { before: string; strength: string; after: string } {
  const [found] = words.matchAll(STRENGTH);
  if (!found) return { before: "", strength: "", after: words };
  return { before: words.slice(0, found.index), strength: found[0], after: words.slice(found.index + found[0].length) };
}

/** How many times the words say MUST, SHOULD or MAY. */
export const strengthsIn = (words: string): number => [...words.matchAll(STRENGTH)].length;

/** The requirements of the document in order, those left out included. */
export const inOrder = (all: readonly Requirement[], sections: readonly string[]): Requirement[] =>
  [...all].sort(
    (a, b) =>
      sections.indexOf(a.section) - sections.indexOf(b.section) || a.order - b.order || (a.ref < b.ref ? -1 : Number(a.ref > b.ref)),
  );

export interface Counted {
  readonly agreed: number;
  readonly drafted: number;
  readonly gap: number;
  readonly of: number;
}

/** How far some requirements are; agreed with a reservation is agreed, and what was left out does not count. */
export function counted(all: readonly Requirement[]): Counted {
  const standing = all.filter((one) => one.status !== "withdrawn");
  const count = (...states: Requirement["status"][]): number => standing.filter((one) => states.includes(one.status)).length;
  return { agreed: count("agreed", "reserved"), drafted: count("drafted"), gap: count("gap"), of: standing.length };
}

/** What was said of a requirement in its present words, and in earlier ones. */
export function assentsOf(one: Requirement, all: readonly Assent[]): { now: Assent[]; earlier: Assent[] } {
  const [seen, mine] = [seenAs(one), all.filter((each) => each.requirement === one.id)];
  return { now: mine.filter((each) => each.digest === seen), earlier: mine.filter((each) => each.digest !== seen) };
}

const UNTESTED: ReadonlySet<string> = new Set(["proposed", "accepted", "testing", "inconclusive", "not_supported"]);

/** The hypotheses, outcomes and indicators that a requirement may come from. */
export interface Grounds {
  readonly hypotheses: readonly Records["hypotheses.hypothesis"][];
  readonly outcomes: readonly Pick<Records["outcomes.outcome"], "id" | "hypotheses">[];
  readonly indicators: readonly Pick<Records["outcomes.indicator"], "id" | "outcome">[];
}

/** The untested hypotheses that some sources lean on: at once, or through an outcome or its indicator. */
export function leaningOn(sources: readonly string[], { hypotheses, outcomes, indicators }: Grounds): Grounds["hypotheses"] {
  const reached = new Set(sources);
  for (const one of indicators) if (reached.has(one.id)) reached.add(one.outcome);
  for (const one of outcomes) if (reached.has(one.id)) one.hypotheses.forEach((id) => reached.add(id));
  return hypotheses.filter((one) => reached.has(one.id) && UNTESTED.has(one.status));
}

export const FILTERS = ["drafted", "agreed", "reserved", "gaps", "threadless", "withdrawn"] as const;
export type Filter = "" | (typeof FILTERS)[number];

const STATES: Partial<Record<Filter, readonly Requirement["status"][]>> = {
  drafted: ["drafted"], agreed: ["agreed", "reserved"], reserved: ["reserved"], gaps: ["gap"], withdrawn: ["withdrawn"],
};

/** Whether a requirement belongs under a filter. Agreed with a reservation is agreed; what was left out has no thread to lack. */
export function passes({ status }: Requirement, threaded: boolean, filter: Filter): boolean {
  if (!filter) return true;
  return STATES[filter]?.includes(status) ?? (!threaded && status !== "withdrawn");
}

/** The newest version, where this seat has not approved it; the numbers decide which is the newest. */
export function toApprove<V extends Pick<Records["specification.version"], "version">>(
  versions: readonly V[],
  approvals: readonly Pick<Records["specification.approval"], "version" | "seat">[],
  seat: string,
): V | undefined {
  const newest = [...versions].sort((a, b) => b.version - a.version)[0];
  return approvals.some((one) => one.version === newest?.version && one.seat === seat) ? undefined : newest;
}
