import { t } from "../../core/words";
import type { Records } from "../../wire";

export type Hypothesis = Records["hypotheses.hypothesis"];
export type Result = Records["hypotheses.result"];
export type Rule = Records["hypotheses.rule"];
export type Verdict = Result["verdict"];
export type Status = Hypothesis["status"];

export const STATUSES: readonly Status[] = [
  "proposed", "accepted", "testing", "supported", "partly_supported", "not_supported", "inconclusive", "applied", "parked", "superseded",
];
export const VERDICTS: readonly Verdict[] = ["common_ground", "mixed", "divided", "not_scored"];
const UNTESTED: ReadonlySet<Status> = new Set(["proposed", "accepted", "testing", "inconclusive"]);

/** Nobody has found out yet whether it is so. */
export const untested = ({ status }: Hypothesis): boolean => UNTESTED.has(status);

/** The newest result of each hypothesis, by its id. A round that too few people changed is not shown: the one before stands. */
export const newestResults = (results: readonly Result[]): Map<string, Result> => {
  const shown = new Set(results.filter((one) => !one.held_back).map((one) => one.hypothesis));
  return new Map(results.filter((one) => !one.held_back || !shown.has(one.hypothesis)).map((one) => [one.hypothesis, one]));
};

/** How far scores lie apart: the middle half of everybody, or of the widest group where the whole is not drawn. */
export function spread(result: Result | undefined): number {
  const strips = result?.strip ? [result.strip] : (result?.groups ?? []).map((one) => one.strip);
  return Math.max(-1, ...strips.map((one) => one.q3 - one.q1));
}

/** Widest spread first; what is not scored comes last, in its own order. */
export const widestFirst = (all: readonly Hypothesis[], results: ReadonlyMap<string, Result>): Hypothesis[] =>
  [...all].sort((a, b) => spread(results.get(b.id)) - spread(results.get(a.id)) || a.order - b.order);

/** The verdict's reason in a few words: "Every group", or where too few agree. Only groups that are shown are named. */
export function inShort(result: Result, rule: Pick<Rule, "share"> | undefined, nameOf: (group: string) => string): string {
  if (result.verdict === "not_scored") return t("laptop.hypotheses.short.too_few");
  if (result.verdict === "common_ground" || !rule) return t("laptop.hypotheses.short.every");
  const short = result.groups.filter((one) => one.agreeing < rule.share).map((one) => nameOf(one.group));
  if (!short.length) return t("laptop.hypotheses.short.elsewhere");
  if (short.length === result.groups.length) return t("laptop.hypotheses.short.no_group");
  return short.length === 1 ? t("laptop.hypotheses.short.one", { name: short[0] ?? "" }) : t("laptop.hypotheses.short.some", { n: short.length });
}

/** Words at both ends, where all that is shown has the same ones; else each row names its own. */
export function sharedEnds(rules: readonly (Pick<Rule, "low_words" | "high_words"> | undefined)[]): { low: string; high: string } | undefined {
  const [first, ...others] = rules.filter((one) => one !== undefined);
  const same = first && others.every((one) => one.low_words === first.low_words && one.high_words === first.high_words);
  return same ? { low: first.low_words, high: first.high_words } : undefined;
}
