import { type Beside, isShown } from "../../ui/beside";
import { draftAt, keepDraft } from "./drafts";

/** A box that somebody writes in keeps more than its words: what stands beside them, and what was begun in a tool. */
const BESIDE = "#beside";
const TOOL = "#tool";

/** What was chosen to stand beside words that somebody has begun. */
export const besideAt = (place: string): Beside => at(place + BESIDE);

export const keepBeside = (place: string, beside: Beside): void => keep(place + BESIDE, isShown(beside), beside);

/** What was drawn or said in a tool and not put into the box yet; `tool` is the one that was open. */
export interface Begun extends Beside {
  readonly tool?: string;
}

export const begunAt = (place: string): Begun => at(place + TOOL);

export const keepBegun = (place: string, begun: Begun): void =>
  keep(place + TOOL, begun.drawing?.length || begun.shows || begun.said, begun);

/** Words that come back to a box in which others may have been begun meanwhile: all of them stay. */
export const together = (...words: readonly string[]): string => words.filter((one) => one.trim()).join("\n");

const at = (place: string): Begun => JSON.parse(draftAt(place)[0] || "{}") as Begun;
const keep = (place: string, some: unknown, it: Beside): void => keepDraft(place, [some ? JSON.stringify(it) : ""]);
