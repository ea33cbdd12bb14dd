import { digest } from "../../core/wording";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import { asked, reworded } from "../asked";
import type { Hypothesis } from "./board";

/** The texts of a hypothesis, in the order in which they are hashed together. */
export const FIELDS = ["think", "because", "true_if", "false_if", "harm"] as const;
export type Texts = Record<(typeof FIELDS)[number], string>;

export const textsOf = ({ think, because, true_if, false_if, harm }: Texts): Texts => ({ think, because, true_if, false_if, harm });
export const digestOf = (texts: Texts): string => digest(...FIELDS.map((field) => texts[field]));

/** Change the words of a hypothesis as they were read in `before`, with a way back. */
export function reword(room: Room, before: Hypothesis, texts: Texts): ReturnType<typeof asked> {
  const back = { hypothesis: before.id, basis_digest: digestOf(texts), ...textsOf(before) };
  const undo = (): void => void asked(room, "hypotheses.reword", back, () => t("laptop.wording.undone"));
  return asked(room, "hypotheses.reword", { hypothesis: before.id, basis_digest: digestOf(before), ...texts }, (made) =>
    reworded(room, made, { words: t("laptop.hypotheses.reworded", { ref: before.ref }), undo }),
  );
}
