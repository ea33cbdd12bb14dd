import type { Records } from "../../wire";
import { type Exchange, owes } from "../answering";
import { type Requirement, threadless } from "./requirements";

/** The records that decide what still needs attention. */
export interface Seen {
  readonly clauses: readonly Records["agreement.clause"][];
  readonly objections: readonly Records["agreement.objection"][];
  readonly positions: readonly Records["agreement.position"][];
  readonly hypotheses: readonly Records["hypotheses.hypothesis"][];
  readonly maps: readonly Records["pathways.map"][];
  readonly steps: readonly Records["pathways.step"][];
  readonly outcomes: readonly Records["outcomes.outcome"][];
  readonly indicators: readonly Records["outcomes.indicator"][];
  readonly requirements: readonly Requirement[];
  readonly exchanges: readonly Exchange[];
}

export type Matter = "objections" | "untested" | "untimed" | "blocked" | "threadless" | "owed";

/** One thing between the partnership and an agreed specification. */
export interface Blocker {
  readonly matter: Matter;
  /** A blocker of its own for each map; else empty. */
  readonly about: string;
  readonly n: number;
  readonly of: number;
  /** Names to say: ids of clauses, hypotheses, indicators, requirements. */
  readonly refs: readonly string[];
  /** What leans on them. */
  readonly leaning: readonly string[];
  /** The first record to look at there, by id; "" where none of them has a row. */
  readonly first: string;
  readonly section: "agreement" | "hypotheses" | "pathways" | "outcomes" | "specification" | "answers";
}

const UNTESTED: ReadonlySet<string> = new Set(["proposed", "accepted", "testing", "inconclusive", "not_supported"]);

/** No time is known of a step that takes any: a start or an end is a moment. */
export const untimed = ({ shape, touch, wait }: Records["pathways.step"]): boolean =>
  shape !== "start_end" && touch === null && wait === null;

/** Nobody has said who reads it, for which decision, how often, or who holds it already. */
export const blocked = ({ decision, reader, frequency, held_by }: Records["outcomes.indicator"]): boolean =>
  [decision, reader, frequency, held_by].includes("");

const firstOf = (all: readonly { readonly id: string }[]): string => all[0]?.id ?? "";

const blocker = (section: Blocker["section"], matter: Matter, refs: readonly string[], more: Partial<Blocker> = {}): Blocker => ({
  section, matter, refs, about: "", n: refs.length, of: refs.length, leaning: [], first: "", ...more,
});

function objections({ clauses, positions, objections: all }: Seen): Blocker {
  const pair = (one: { clause: string; organisation: string }): string => `${one.clause} ${one.organisation}`;
  const objecting = new Set(positions.filter((one) => one.stance === "objects").map(pair));
  const open = new Set(all.filter((one) => !one.met && objecting.has(pair(one))).map((one) => one.clause));
  const named = clauses.filter((one) => open.has(one.id));
  return blocker("agreement", "objections", named.map((one) => `${one.ref}, ${one.title}`), { n: open.size, of: clauses.length, first: firstOf(named) });
}

/** Requirements that lean on a hypothesis, at once or through an outcome. */
function untested({ hypotheses, outcomes, requirements }: Seen): Blocker {
  const leans = (id: string): Requirement[] => {
    const through = new Set([id, ...outcomes.filter((one) => one.hypotheses.includes(id)).map((one) => one.id)]);
    return requirements.filter((one) => one.sources.some((source) => through.has(source)));
  };
  const held = hypotheses.filter((one) => UNTESTED.has(one.status) && leans(one.id).length > 0);
  const leaning = new Set(held.flatMap((one) => leans(one.id).map((requirement) => requirement.ref)));
  return blocker("hypotheses", "untested", held.map((one) => one.ref), { leaning: [...leaning], first: firstOf(held) });
}

function times({ maps, steps }: Seen): Blocker[] {
  return maps.map((map) => {
    const timed = steps.filter((one) => one.map === map.id && one.shape !== "start_end");
    return blocker("pathways", "untimed", timed.filter(untimed).map((one) => one.ref), { about: map.name, of: timed.length, first: map.id });
  });
}

/** Everything that stands in the way, computed from what is recorded; what is settled is left out. */
export function blockers(seen: Seen): Blocker[] {
  const loose = seen.requirements.filter(threadless);
  const due = seen.exchanges.filter(owes);
  const idle = seen.indicators.filter(blocked);
  return [
    objections(seen),
    untested(seen),
    ...times(seen),
    blocker("outcomes", "blocked", idle.map((one) => one.ref), { of: seen.indicators.length, first: firstOf(idle) }),
    blocker("specification", "threadless", loose.map((one) => one.ref), { of: seen.requirements.length, first: firstOf(loose) }),
    blocker("answers", "owed", due.map((one) => `“${one.said.words}”`), { of: due.filter((one) => one.late).length }),
  ].filter((one) => one.n > 0);
}
