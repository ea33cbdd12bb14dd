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

let more = "";

/** Pages of work meet more reasons than those who take part: their sentences stand in a branch of their own. */
export function meetsMore(branch: string): void {
  more = branch;
}

/** The sentence for a refusal; a narrower one (`refusal.missing.code`) wins when `narrower` names it. */
export function sentenceOf(error: unknown, narrower = ""): string {
  const code = error instanceof Refusal ? error.code : "unavailable";
  const reason = error instanceof Refusal ? String(error.details["reason"] ?? "") : "";
  const closer = [narrower, reason].filter(Boolean).map((one) => `${code}.${one}`);
  const keys = [...closer, code].flatMap((one) => [`refusal.${one}`, `${more}.${one}`]);
  return t(keys.find(has) ?? "refusal.unavailable");
}
