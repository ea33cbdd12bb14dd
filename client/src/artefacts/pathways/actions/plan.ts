import type { Records } from "../../../wire";

export type Action = Records["pathways.action"];
export const DUE = [30, 60, 90, 365] as const;
export const STATUSES = ["open", "doing", "done", "dropped"] as const satisfies readonly Action["status"][];
/** What needs to be told of an action before it may have this status. */
export const needsEvidence = (status: string): boolean => status === "done" || status === "dropped";

/** Whether its day has passed while it is still to be done. `today` is a date, 2026-05-12. */
export const isOverdue = ({ due_on, status }: Pick<Action, "due_on" | "status">, today: string): boolean =>
  (status === "open" || status === "doing") && due_on < today;

/** The day that a time in milliseconds falls on. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The parts of a plan: what is due by day 30, 60, 90 and within a year, each in the order it was planned. */
export function partsOf(actions: readonly Action[]): { due: number; actions: Action[] }[] {
  const days = [...new Set([...DUE.slice(0, 3), ...actions.map((one) => one.due)])].sort((a, b) => a - b);
  return days.map((due) => ({ due, actions: actions.filter((one) => one.due === due).sort((a, b) => a.number - b.number) }));
}
