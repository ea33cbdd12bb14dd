import type { Held } from "../../core/records";
import type { Records } from "../../wire";

export type Card = Records["cards.card"];
export type Cluster = Records["cards.cluster"];
export type Poll = Records["cards.poll"];
type Ballot = Records["cards.ballot"];

/** Cards that belong together; the last pile, without a cluster, are those that belong to none yet. */
export interface Pile {
  readonly cluster: Cluster | undefined;
  readonly cards: readonly Card[];
}

const byOrder = <T extends { readonly order: number }>(all: readonly T[]): T[] => [...all].sort((a, b) => a.order - b.order);

/** The cards of a round, in piles: every card stays as it was written. */
export function pilesOf(round: string, cards: readonly Card[], clusters: readonly Cluster[]): Pile[] {
  const own = byOrder(cards.filter((one) => one.round === round && !one.masked));
  const named = byOrder(clusters.filter((one) => one.round === round));
  const ids = new Set(named.map((one) => one.id));
  const piles: Pile[] = named.map((cluster) => ({ cluster, cards: own.filter((one) => one.cluster === cluster.id) }));
  const loose = own.filter((one) => !ids.has(one.cluster));
  return loose.length ? [...piles, { cluster: undefined, cards: loose }] : piles;
}

/** The cards, while nobody has put any of them into a group. */
export const onlyLoose = (piles: readonly Pile[]): readonly Card[] => (piles.some(({ cluster }) => cluster) ? [] : (piles[0]?.cards ?? []));

/** What a poll about these piles is about: the clusters, and the cards that are in none. */
export const optionsOf = (piles: readonly Pile[]): string[] =>
  piles.flatMap(({ cluster, cards }) => (cluster ? [cluster.id] : cards.map((one) => one.id)));

/** The words of something that can be voted on. */
export function optionWords(found: Held | undefined): string {
  const one = found as { words?: string; name?: string; own_words?: string; formal?: string; think?: string } | undefined;
  return one?.words || one?.name || one?.own_words || one?.formal || one?.think || "";
}

/** What somebody's choice will be: it counts already while it is on its way, so that quick taps add up. */
export function ballotWith(poll: Poll, seat: string, before: Ballot | undefined, chosen: Partial<Ballot>): Ballot {
  const begun = before ?? { kind: "cards.ballot", id: "", audience: `participant:${seat}`, poll: poll.id, dots: [], order: [] };
  return { ...begun, ...chosen };
}

/** The same with this many dots for one option. */
export const dotted = (before: Ballot | undefined, option: string, count: number): Partial<Ballot> => ({
  dots: [...(before?.dots ?? []).filter((one) => one.option !== option), { option, count }],
});

/** An order with one thing a place higher or lower. */
export function moved(order: readonly string[], at: number, by: -1 | 1): string[] {
  const to = at + by;
  if (to < 0 || to >= order.length) return [...order];
  const next = [...order];
  [next[at], next[to]] = [next[to] ?? "", next[at] ?? ""];
  return next;
}
