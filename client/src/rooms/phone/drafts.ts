/** Words that somebody has begun, kept until they are shared: the room may move on, and the page may be loaded anew. */

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

/** Everything that was begun and not shared. */
export const drafts = (): (readonly string[])[] => places().map(draftAt);

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
