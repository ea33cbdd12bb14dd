import { t } from "../../../core/words";
import type { Room } from "../../../room.svelte";
import type { Records } from "../../../wire";
import { asked } from "../../asked";
import { byOrder } from "../../names";

export type Poll = Records["cards.poll"];
const BUDGET = 10;

/** What dots can be given to: every outcome that stands for itself, and every service quality. Reactive. */
export const headsOf = (room: Room): string[] =>
  [...byOrder(room.of("outcomes.outcome").filter((one) => !one.into)), ...byOrder(room.of("outcomes.service_quality"))].map((one) => one.id);

/** Let everybody give dots. While a session is live phones ask for them too, and show what came of it. */
export function askForDots(room: Room): Promise<unknown> {
  const activity = room.of("meeting.session").find((one) => one.status === "live")?.activity ?? "";
  const body = { question: t("laptop.outcomes.dots.question"), way: "dots", options: headsOf(room), budget: BUDGET, activity } as const;
  return asked(room, "cards.open_poll", body, () => t("laptop.outcomes.dots.opened"));
}

/** The newest choice among outcomes and service qualities alone. */
export function newestOf(polls: readonly Poll[], isOurs: (id: string) => boolean): Poll | undefined {
  return polls.findLast((one) => one.way === "dots" && one.options.length > 0 && one.options.every(isOurs));
}

/** How many dots somebody has left, and how many each option has of theirs. */
export function purse(poll: Poll, ballot: Records["cards.ballot"] | undefined): { left: number; given: ReadonlyMap<string, number> } {
  const given = new Map((ballot?.dots ?? []).filter((one) => poll.options.includes(one.option)).map((one) => [one.option, one.count]));
  return { left: poll.budget - [...given.values()].reduce((sum, n) => sum + n, 0), given };
}
