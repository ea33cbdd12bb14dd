import type { Requirement } from "./standing";

/** How many requirements are new, and how many of those that stood have other words, sources or another status. */
export function difference(before: readonly Requirement[], after: readonly Requirement[]): { added: number; renewed: number } {
  const stood = new Map(before.map((one) => [one.id, JSON.stringify(one)]));
  const added = after.filter((one) => !stood.has(one.id)).length;
  const renewed = after.filter((one) => stood.has(one.id) && stood.get(one.id) !== JSON.stringify(one)).length;
  return { added, renewed };
}
