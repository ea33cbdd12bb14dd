import { t } from "../../core/words";
import type { Model } from "./model";

/** What changed on a map between two looks at it, by what it is about. */
export interface News {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly moved: readonly string[];
  readonly gone: readonly string[];
  readonly links: number;
  readonly pains: number;
}

/** The differences that others made: what we did ourselves (`own` ids) needs no announcing. */
export function newsOf(before: Model, after: Model, own: ReadonlySet<string>): News {
  const news = { added: [] as string[], changed: [] as string[], moved: [] as string[], gone: [] as string[] };
  for (const step of after.steps) {
    const was = before.step(step.id);
    if (own.has(step.id) || was === step) continue;
    if (!was) news.added.push(step.ref);
    else if (was.lane !== step.lane || was.column !== step.column) news.moved.push(step.ref);
    else if (JSON.stringify(was) !== JSON.stringify(step)) news.changed.push(step.ref);
  }
  for (const step of before.steps) if (!after.step(step.id) && !own.has(step.id)) news.gone.push(step.ref);
  return {
    ...news,
    links: different(before.links, after.links, own),
    pains: different(before.pains, after.pains, own),
  };
}

type Known = { readonly id: string };

function different(before: readonly Known[], after: readonly Known[], own: ReadonlySet<string>): number {
  const known = new Map(before.map((one) => [one.id, JSON.stringify(one)]));
  const fresh = after.filter((one) => !own.has(one.id) && known.get(one.id) !== JSON.stringify(one));
  const now = new Set(after.map((one) => one.id));
  return fresh.length + before.filter((one) => !own.has(one.id) && !now.has(one.id)).length;
}

const NAMED = 4;

/** The news in a few sentences; "" when there is none. */
export function sentenceOfNews(news: News): string {
  const steps = (["added", "moved", "changed", "gone"] as const).map((what) => {
    const refs = news[what];
    if (!refs.length) return "";
    return t(`laptop.pathways.news.${what}`, { n: refs.length, refs: refs.length > NAMED ? t("laptop.pathways.news.many", { n: refs.length }) : refs.join(", ") });
  });
  const links = news.links ? t("laptop.pathways.news.links", { n: news.links }) : "";
  const pains = news.pains ? t("laptop.pathways.news.pains", { n: news.pains }) : "";
  return [...steps, links, pains].filter(Boolean).join(" ");
}
