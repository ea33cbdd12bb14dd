/** What somebody has begun, kept until it is shared: the room may move on, and the page may be loaded anew. */
const DRAFT = "common-ground:draft:";
const name = (place: string): string => DRAFT + place;
const held = new Map<string, readonly string[]>();

export function draftAt(place: string): readonly string[] {
  return held.get(place) ?? stored(place);
}

export function keepDraft(place: string, words: readonly string[]): void {
  const some = words.some(Boolean);
  if (some) held.set(place, words);
  else held.delete(place);
  try {
    if (some) sessionStorage.setItem(name(place), JSON.stringify(words));
    else sessionStorage.removeItem(name(place));
  } catch {
    // Kept in memory alone.
  }
}

/** Whether anything was begun at a place, or at a part of it. */
export const isBegun = (place: string): boolean => places().some((one) => one.startsWith(place));

/** Nothing that was begun stays on this device. */
export function forgetDrafts(): void {
  for (const place of places()) keepDraft(place, []);
}

/** Wherever something was begun and not shared. */
export function places(): string[] {
  const found = new Set(held.keys());
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFT)) found.add(key.slice(DRAFT.length));
  } catch {
    // What is kept in memory alone.
  }
  return [...found];
}

function stored(place: string): readonly string[] {
  try {
    return JSON.parse(sessionStorage.getItem(name(place)) ?? "[]") as string[];
  } catch {
    return [];
  }
}
