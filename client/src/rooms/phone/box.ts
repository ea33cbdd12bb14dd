import { type Beside, isShown } from "../../ui/beside";
import { draftAt, keepDraft, places } from "./drafts";

/** A box that somebody writes in keeps more than its words: what stands beside them, and what was begun in a tool. */
const BESIDE = "#beside";
const TOOL = "#tool";

/** What was chosen to stand beside words that somebody has begun. */
export const besideAt = (place: string): Beside => at(place + BESIDE);

export const keepBeside = (place: string, beside: Beside): void => keep(place + BESIDE, isShown(beside) && beside);

/** What was drawn or said in a tool and not put into the box yet; `tool` is the one that was open. */
export interface Begun extends Beside {
  readonly tool?: string;
}

export const begunAt = (place: string): Begun => at(place + TOOL);

export const keepBegun = (place: string, begun: Begun): void =>
  keep(place + TOOL, Boolean(begun.drawing?.length || begun.shows || begun.said) && begun);

/** The words of every box that were begun and not shared. */
export const drafts = (): (readonly string[])[] =>
  places().filter((place) => ![BESIDE, TOOL].some((part) => place.endsWith(part))).map(draftAt);

/** Words that come back to a box in which others may have been begun meanwhile: all of them stay. */
export const together = (...words: readonly string[]): string => words.filter((one) => one.trim()).join("\n");

const at = (place: string): Begun => JSON.parse(draftAt(place)[0] || "{}") as Begun;
const keep = (place: string, something: object | false): void => keepDraft(place, [something ? JSON.stringify(something) : ""]);
