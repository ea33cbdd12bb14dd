import type { Records } from "../../../wire";

export type Poll = Records["cards.poll"];
export const BUDGET = 10;

/** The newest choice among outcomes and service qualities alone. */
export function newestOf(polls: readonly Poll[], isOurs: (id: string) => boolean): Poll | undefined {
  return polls.findLast((one) => one.way === "dots" && one.options.length > 0 && one.options.every(isOurs));
}

/** How many coins somebody has left, and how many each option has of theirs. */
export function purse(poll: Poll, ballot: Records["cards.ballot"] | undefined): { left: number; given: ReadonlyMap<string, number> } {
  const given = new Map((ballot?.dots ?? []).filter((one) => poll.options.includes(one.option)).map((one) => [one.option, one.count]));
  return { left: poll.budget - [...given.values()].reduce((sum, n) => sum + n, 0), given };
}
