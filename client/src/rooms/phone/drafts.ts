import { type Beside, isShown } from "../../ui/beside";

/** Words that somebody has begun, kept until they are shared: the room may move on, and the page may be loaded anew. */
const BESIDE = "#beside";
const DRAFT = "common-ground:draft:";
const name = (place: string): string => DRAFT + place;
const held = new Map<string, readonly string[]>();

export function draftAt(place: string): readonly string[] {
  return held.get(place) ?? stored(place);
}

export function keepDraft(place: string, words: readonly string[]): void {
  held.set(place, words);
  try {
    if (words.some(Boolean)) sessionStorage.setItem(name(place), JSON.stringify(words));
    else sessionStorage.removeItem(name(place));
  } catch {
    // Kept in memory alone.
  }
}

/** The place of a change of one's own card, by the words that the card has: when all are shown it becomes another record. */
export const changeOf = (before: string): string => `change:${before}`;

/** Words that come back to a box in which others may have been begun meanwhile: all of them stay. */
export const together = (...words: readonly string[]): string => words.filter((one) => one.trim()).join("\n");

/** What was chosen to stand beside words that somebody has begun. */
export const besideAt = (place: string): Beside => JSON.parse(draftAt(place + BESIDE)[0] || "{}") as Beside;

export const keepBeside = (place: string, beside: Beside): void =>
  keepDraft(place + BESIDE, [isShown(beside) ? JSON.stringify(beside) : ""]);

/** The words of everything that was begun and not shared. */
export const drafts = (): (readonly string[])[] => places().filter((place) => !place.endsWith(BESIDE)).map(draftAt);

/** Nothing that was begun stays on this device. */
export function forgetDrafts(): void {
  for (const place of [...held.keys(), ...places()]) keepDraft(place, []);
  held.clear();
}

function places(): string[] {
  try {
    return Object.keys(sessionStorage).flatMap((key) => (key.startsWith(DRAFT) ? key.slice(DRAFT.length) : []));
  } catch {
    return [];
  }
}

function stored(place: string): readonly string[] {
  try {
    return JSON.parse(sessionStorage.getItem(name(place)) ?? "[]") as string[];
  } catch {
    return [];
  }
}
