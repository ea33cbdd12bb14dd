import { t } from "../core/words";
import type { Records } from "../wire";

type Result = Records["hypotheses.result"];
type Rule = Records["hypotheses.rule"];

export interface Said {
  readonly name: string;
  readonly view: "agrees" | "mixed" | "not";
}

const WIDE = 25;
const MOST = 2;

/** What one group said, by the rule that was fixed before: enough agree, or views lie wide apart, or it does not agree. */
function viewOf({ strip, agreeing }: Result["groups"][number], rule: Pick<Rule, "share">): Said["view"] {
  if (agreeing >= rule.share) return "agrees";
  return strip.q3 - strip.q1 >= WIDE || agreeing > 100 - rule.share ? "mixed" : "not";
}

/** Each drawn group and what it said. */
export function said(result: Result, rule: Pick<Rule, "share">, nameOf: (group: string) => string): Said[] {
  return result.groups.map((one) => ({ name: nameOf(one.group), view: viewOf(one, rule) }));
}

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  if (names.length > MOST) return t("phone.reveal.groups", { n: names.length });
  return names.length < 2 ? last : t("phone.reveal.and", { first: names.slice(0, -1).join(", "), last });
}

function named(key: string, groups: readonly Said[], view: Said["view"]): string {
  const names = groups.filter((one) => one.view === view).map((one) => one.name);
  return names.length ? t(key, { groups: list(names) }) : "";
}

/** The finding in words, which come before the picture: "Most agree. Mixed views in Council housing." */
export function finding(result: Result, rule: Pick<Rule, "share" | "agrees_from">, nameOf: (group: string) => string): string {
  if (!result.strip) return t(result.held_back ? "phone.reveal.held_back" : "phone.reveal.too_few");
  if (result.verdict === "common_ground") return t("phone.reveal.all");
  const groups = said(result, rule, nameOf);
  const agreeing = result.strip.dots.filter((dot) => dot >= rule.agrees_from).length / result.strip.n;
  const apart = [named("phone.reveal.mixed_in", groups, "mixed"), named("phone.reveal.not_in", groups, "not")];
  if (agreeing * 100 >= rule.share) return join(t("phone.reveal.most"), ...apart);
  const some = named("phone.reveal.agreed_in", groups, "agrees");
  if (some) return join(t("phone.reveal.split"), some, ...apart);
  return agreeing * 100 <= 100 - rule.share ? t("phone.reveal.few") : join(t("phone.reveal.split"), ...apart);
}

const join = (...parts: readonly string[]): string => parts.filter(Boolean).join(" ");
