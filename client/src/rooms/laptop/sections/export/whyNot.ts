import { Refusal, sentenceOf } from "../../../../core/refusal";
import { has, t } from "../../../../core/words";

const REASON = ["reason", "made"];

/** Why a file was not made, as a sentence. */
export function whyNot(error: unknown, ownLooks = false): string {
  if (!(error instanceof Refusal)) return sentenceOf(error);
  const { code, details } = error;
  if (code === "too_many") return t("laptop.export.refused.too_many", { n: minutes(details["seconds"]) });
  const narrower = code === "missing" && ownLooks ? "no_template" : REASON.map((name) => details[name]).find(Boolean);
  const key = [`laptop.export.refused.${code}.${String(narrower)}`, `laptop.export.refused.${code}`].find(has);
  return key ? t(key) : sentenceOf(error);
}

const minutes = (seconds: unknown): number => Math.max(1, Math.ceil(Number(seconds ?? 60) / 60) || 1);
