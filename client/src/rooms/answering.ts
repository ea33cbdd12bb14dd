import type { Records } from "../wire";
import { type Reads, type Said, saidIn } from "./said";

type Promise = Records["answers.promise"];
type Answer = Records["answers.answer"];
type Reply = Records["answers.reply"];

export type State = "overdue" | "owed" | "did" | "not_yet" | "cannot";

/** Something that was said, with what was promised and what was answered. */
export interface Exchange {
  readonly said: Said;
  readonly promise: Promise | undefined;
  /** The latest answer. */
  readonly answer: Answer | undefined;
  readonly replies: readonly Reply[];
  readonly state: State;
  /** Days since the answer was due; 0 while it is not. */
  readonly late: number;
}

const DAY = 86_400_000;
const RANK: Readonly<Record<State, number>> = { overdue: 0, owed: 1, not_yet: 2, did: 3, cannot: 3 };

/** Whole days by which a day ("2026-04-01") has passed on another. */
export const daysLate = (due: string, today: string): number => (due ? Math.max(0, Math.round((Date.parse(today) - Date.parse(due)) / DAY)) : 0);

function stateOf(answer: Answer | undefined, late: number): State {
  if (answer && answer.verdict !== "not_yet") return answer.verdict;
  if (late > 0) return "overdue";
  return answer ? "not_yet" : "owed";
}

/** Everything promised or answered whose words can be seen: what is overdue first, what was answered last at the end. */
export function exchanges(reads: Reads, today: string): Exchange[] {
  const promises = new Map(reads.of("answers.promise").map((one) => [one.of, one]));
  const answers = new Map<string, Answer>();
  for (const one of [...reads.of("answers.answer")].sort((a, b) => a.answered_at.localeCompare(b.answered_at))) answers.set(one.of, one);
  const found = saidIn(reads).filter(({ id }) => promises.has(id) || answers.has(id));
  const all = found.map((said): Exchange => {
    const [promise, answer] = [promises.get(said.id), answers.get(said.id)];
    const days = daysLate(promise?.due ?? "", today);
    const state = stateOf(answer, days);
    const replies = answer ? reads.of("answers.reply").filter((one) => one.answer === answer.id) : [];
    return { said, promise, answer, replies, state, late: state === "overdue" ? days : 0 };
  });
  return all.sort((a, b) => RANK[a.state] - RANK[b.state] || b.late - a.late || (b.answer?.answered_at ?? "").localeCompare(a.answer?.answered_at ?? ""));
}

/** Answers still owed. */
export const owes = ({ state }: Exchange): boolean => state === "overdue" || state === "owed" || state === "not_yet";
