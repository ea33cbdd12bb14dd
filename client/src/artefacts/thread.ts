import { t } from "../core/words";
import type { Knot, ThreadItem } from "../ui/Thread.svelte";

/** One step of a thread, as the server tells it. */
export interface Step {
  readonly id: string;
  readonly kind: string;
  readonly ref: string;
  readonly words: string;
  readonly depth: number;
  readonly leads_to: readonly string[];
  readonly group?: string;
  readonly organisation?: string;
  readonly basis?: string;
  readonly source?: string;
  readonly status?: string;
  readonly strength?: string;
  readonly stance?: string;
  readonly face?: string;
}

/** What led to a record and what came of it: `GET /api/partnerships/<id>/thread/<record>`. */
export interface Threaded {
  readonly led_here: { readonly steps: readonly Step[] };
  readonly came_of_it: { readonly steps: readonly Step[] };
}

const KNOTS: Readonly<Record<string, Knot>> = {
  "agreement.clause": "decision",
  "agreement.objection": "minority_view",
  "hypotheses.evidence": "evidence",
  "hypotheses.finding": "decision",
  "hypotheses.hypothesis": "hypothesis",
  "answers.answer": "decision",
  "hypotheses.published_result": "evidence",
  "hypotheses.result": "decision",
  "hypotheses.test": "evidence",
  "meeting.minority_view": "minority_view",
  "outcomes.indicator": "outcome",
  "outcomes.outcome": "outcome",
  "outcomes.service_quality": "outcome",
  "pathways.pain_point": "pain_point",
  "pathways.action": "step",
  "pathways.step": "step",
  "pathways.why": "pain_point",
  "specification.assent": "decision",
  "specification.requirement": "clause",
};
const UNTESTED: ReadonlySet<string> = new Set(["proposed", "accepted", "testing", "inconclusive"]);
const SPEECHLESS: ReadonlyMap<string, "laptop.thread.agreed" | "laptop.thread.scored"> = new Map([
  ["specification.assent", "laptop.thread.agreed"],
  ["hypotheses.result", "laptop.thread.scored"],
]);
const DECIDED: ReadonlySet<string> = new Set(["hypotheses.hypothesis", "hypotheses.finding"]);

/** Names of groups and organisations by id; "" where there is none. */
export type NameOf = (id: string) => string;

const labelOf = (step: Step, nameOf: NameOf): string => {
  const kind = t(`laptop.thread.kind.${step.kind}`);
  const first = step.ref ? t("laptop.thread.with_ref", { kind, ref: step.ref }) : kind;
  const whose = nameOf(step.organisation ?? step.group ?? "");
  const basis = step.basis && step.basis !== "stated" ? t(`laptop.wording.basis.${step.basis}`) : "";
  return [whose ? t("laptop.thread.whose", { first, whose }) : first, basis].filter(Boolean).join(", ");
};

function wordsOf({ kind, words, face }: Step): string {
  if (words) return words;
  if (face) return t(`common.face.${face}`);
  return t(SPEECHLESS.get(kind) ?? "laptop.thread.no_words");
}

/** Whether the thread is weak here: it leans on a hypothesis that nobody has tested, or on what is inferred. */
export const isWeak = ({ kind, status, basis }: Step): boolean =>
  (kind === "hypotheses.hypothesis" && UNTESTED.has(status ?? "")) || basis === "inferred";

function noteOf(step: Step): string {
  const { kind, status, strength, source } = step;
  if (kind === "hypotheses.hypothesis" && isWeak(step)) return t("laptop.thread.untested", { status: t(`laptop.hypotheses.status.${status ?? ""}`) });
  if (DECIDED.has(kind) && status) return t(`laptop.hypotheses.status.${status}`);
  if (kind === "specification.requirement") return [strength, status && t(`laptop.thread.status.${status}`)].filter(Boolean).join(", ");
  return source ? t("laptop.thread.source", { source }) : "";
}

/** What one group said of the same thing, one after another, on one knot. */
function together(items: readonly ThreadItem[]): ThreadItem[] {
  const told: ThreadItem[] = [];
  for (const item of items) {
    const last = told.at(-1);
    const alike = last?.knot === "said" && item.knot === "said" && last.label === item.label && last.weak === item.weak;
    if (last && alike && !item.note && !item.href && !last.href) told[told.length - 1] = { ...last, more: [...(last.more ?? []), item.words] };
    else told.push(item);
  }
  return told;
}

/** An answer without words says only which step answers: that step stands right after it. */
const isSilent = ({ kind, words }: Step): boolean => kind === "pathways.answer" && !words;

/** A thread as it is drawn, without the record itself; `hrefOf` says where a record stands, "" for nowhere. */
export function itemsOf(steps: readonly Step[], record: string, hrefOf: (id: string) => string, nameOf: NameOf): ThreadItem[] {
  const items = steps
    .filter((one) => one.id !== record && !isSilent(one))
    .map((step): ThreadItem => {
      const [note, href] = [noteOf(step), hrefOf(step.id)];
      return {
        id: step.id,
        knot: KNOTS[step.kind] ?? "said",
        label: labelOf(step, nameOf),
        words: wordsOf(step),
        weak: isWeak(step),
        ...(note && { note }),
        ...(href && { href }),
      };
    });
  return together(items);
}
