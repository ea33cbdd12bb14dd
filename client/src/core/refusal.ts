import { has, t } from "./words";

/** Why something was not done: the same object over HTTP and over the socket. The client owns the sentence. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = "Refusal";
  }
}

/** The sentence for a refusal; a narrower one (`refusal.missing.code`) wins when `narrower` names it. */
export function sentenceOf(error: unknown, narrower = ""): string {
  const code = error instanceof Refusal ? error.code : "unavailable";
  const reason = error instanceof Refusal ? String(error.details["reason"] ?? "") : "";
  const keys = [narrower && `refusal.${code}.${narrower}`, reason && `refusal.${code}.${reason}`, `refusal.${code}`, "refusal.unavailable"];
  return t(keys.find((key) => key && has(key)) || "refusal.unavailable");
}
