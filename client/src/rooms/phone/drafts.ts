/** Words that somebody has begun, kept until they are shared: the room may move on, and the page may be loaded anew. */

const name = (place: string): string => `common-ground:draft:${place}`;
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

/** Nothing that was begun stays on this device. */
export function forgetDrafts(): void {
  for (const place of held.keys()) keepDraft(place, []);
  held.clear();
}

function stored(place: string): readonly string[] {
  try {
    return JSON.parse(sessionStorage.getItem(name(place)) ?? "[]") as string[];
  } catch {
    return [];
  }
}
