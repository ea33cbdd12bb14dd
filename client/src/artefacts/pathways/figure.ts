import { t } from "../../core/words";
import type { StepBox } from "./layout";
import type { Face, Feeling, Model, Step } from "./model";
import { corner, inner, linesOf, outline, pill, type Rect, tab, tag } from "./shapes";
import { type Drawn, shapeWord, spoken } from "./spoken";

type Worded = Rect & { readonly words: string };

/** Everything that is drawn for one step, in pixels and words, so that drawing it is only writing it down. */
export interface Figure {
  readonly id: string;
  readonly ref: string;
  /** What a screen reader says. */
  readonly label: string;
  readonly colour: string;
  readonly outline: string;
  readonly inner: string;
  readonly tall: boolean;
  readonly unsettled: boolean;
  readonly middle: number;
  readonly halfway: number;
  readonly lines: readonly { readonly line: string; readonly y: number }[];
  readonly tab: Rect;
  /** "inferred", "felt" or "invented". */
  readonly basis: Worded | undefined;
  /** "Safety concern", or "no way out". */
  readonly flag: Worded | undefined;
  readonly dead: string;
  /** Where the "?" of a wait stands whose length nobody knows. */
  readonly unknown: number | undefined;
  /** The kind in words, at the foot of a step that stands across lanes. */
  readonly kind: { readonly words: string; readonly y: number } | undefined;
  readonly felt: (Worded & { readonly face: Face }) | undefined;
  readonly bursts: readonly { readonly x: number; readonly y: number; readonly number: number }[];
}

export function figureOf(model: Model, step: Step, box: StepBox, drawn: Drawn): Figure {
  const dead = drawn.deadEnds.has(step.id);
  const flagged = step.concern ? t("laptop.pathways.concern") : dead ? t("laptop.pathways.no_way_out") : "";
  const basis = t(`laptop.pathways.basis.${step.basis}`);
  return {
    id: step.id,
    ref: step.ref,
    label: spoken(model, step, drawn),
    colour: `var(--thread-${model.laneOf(step)?.thread ?? "shared"})`,
    outline: outline(box, step.shape),
    inner: inner(box, step.shape),
    tall: box.tall,
    unsettled: step.basis === "inferred",
    middle: box.x + box.width / 2,
    halfway: box.y + box.height / 2,
    lines: linesOf(box, step.shape),
    tab: tab(box, step.ref, step.shape),
    basis: step.basis === "stated" ? undefined : { ...tag(box, basis, true), words: basis },
    flag: flagged ? { ...tag(box, flagged, false), words: flagged } : undefined,
    dead: dead ? `M${box.x + box.width} ${box.line}h14m0 -12v24` : "",
    unknown: step.shape === "wait" && step.wait === null ? box.y + 40 : undefined,
    kind: box.tall ? { words: shapeWord(step.shape), y: box.y + box.height - 26 } : undefined,
    felt: feltAt(model.felt(step.id), box, flagged !== ""),
    bursts: model.painsAt(step.id).map(({ number }, place) => ({ ...corner(box, step.shape, place), number })),
  };
}

/** The feeling said most at a step. */
export function mostFelt(feelings: readonly Feeling[]): { face: Face; n: number } | undefined {
  const counts = new Map<Face, number>();
  for (const { face } of feelings) counts.set(face, (counts.get(face) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && { face: most[0], n: most[1] };
}

/** How many feel so is a word up to four. */
function feltAt(feelings: readonly Feeling[], box: StepBox, below: boolean): Figure["felt"] {
  const most = mostFelt(feelings);
  if (!most) return undefined;
  const word = t(`common.face.${most.face}`);
  const many = most.n < 5 ? "laptop.pathways.felt_few" : "laptop.pathways.felt_many";
  const words = most.n === 1 ? word : t(many, { word, count: most.n });
  return { ...pill(box, words, below), words, face: most.face };
}

/** Figures of a whole map. One that has not changed stays the same object, so that only what changed is drawn anew. */
export class Figures {
  #kept = new Map<string, { readonly said: string; readonly figure: Figure }>();

  of(model: Model, boxes: readonly StepBox[], drawn: Drawn): readonly Figure[] {
    const fresh = new Map<string, { readonly said: string; readonly figure: Figure }>();
    for (const box of boxes) {
      const step = model.step(box.id);
      if (step) fresh.set(box.id, this.#same(figureOf(model, step, box, drawn)));
    }
    this.#kept = fresh;
    return [...fresh.values()].map(({ figure }) => figure);
  }

  #same(figure: Figure): { readonly said: string; readonly figure: Figure } {
    const said = JSON.stringify(figure);
    const before = this.#kept.get(figure.id);
    return before?.said === said ? before : { said, figure };
  }
}
