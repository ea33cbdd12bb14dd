import { digest } from "../../core/wording";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import { asked, reworded } from "../asked";
import type { Indicator } from "./frames";

/** The texts of an indicator, in the order in which they are hashed together. */
export const TEXTS = ["words", "measure", "decision", "reader", "frequency", "held_by", "baseline", "target"] as const;
export type Texts = Record<(typeof TEXTS)[number], string>;

export const EMPTY: Texts = { words: "", measure: "", decision: "", reader: "", frequency: "", held_by: "", baseline: "", target: "" };
export const textsOf = (one: Texts): Texts => Object.fromEntries(TEXTS.map((name) => [name, one[name]])) as Texts;
export const digestOf = (texts: Texts): string => digest(...TEXTS.map((name) => texts[name]));

/** Change an indicator as it was read in `before`, with a way back. */
export function change(room: Room, before: Indicator, texts: Texts): ReturnType<typeof asked> {
  const back = { indicator: before.id, basis_digest: digestOf(texts), ...textsOf(before) };
  const undo = (): void => void asked(room, "outcomes.change_indicator", back, () => t("laptop.wording.undone"));
  return asked(room, "outcomes.change_indicator", { indicator: before.id, basis_digest: digestOf(before), ...texts }, (made) =>
    reworded(room, made, { words: t("laptop.outcomes.indicator_saved", { ref: before.ref }), undo }),
  );
}
