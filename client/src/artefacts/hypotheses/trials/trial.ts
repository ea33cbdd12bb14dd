import type { Records } from "../../../wire";
import { type Hypothesis, untested } from "../board";

export type Trial = Records["hypotheses.test"];
export const WAYS = [
  "data_cut", "case_audit", "walk_through", "observation", "interviews", "survey", "costing", "policy_check", "pilot", "other",
] as const satisfies readonly Trial["way"][];

/** Why a plan can no longer change: testing has begun, or evidence has come; "" while it still may. */
export function lockedBy(trial: Trial, hypothesis: Hypothesis, evidence: readonly string[]): "" | "testing" | "evidence" {
  if (trial.status !== "planned" || (trial.fixed_before && !untested(hypothesis))) return "testing";
  return evidence.some((id) => !trial.known.includes(id)) ? "evidence" : "";
}
