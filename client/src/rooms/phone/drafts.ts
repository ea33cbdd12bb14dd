import { attempt } from "../../net/unsent";

/** What somebody has begun, kept until it is shared: the room may move on, and the page may be loaded anew. */
const DRAFT = "common-ground:draft:";
const held = attempt(() => {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFT));
  return new Map(keys.map((key) => [key.slice(DRAFT.length), JSON.parse(sessionStorage.getItem(key) ?? "[]") as readonly string[]]));
}, new Map<string, readonly string[]>());

export const draftAt = (place: string): readonly string[] => held.get(place) ?? [];

export function keepDraft(place: string, words: readonly string[]): void {
  const key = DRAFT + place;
  const some = words.some(Boolean);
  if (some) held.set(place, words);
  else held.delete(place);
  attempt(() => (some ? sessionStorage.setItem(key, JSON.stringify(words)) : sessionStorage.removeItem(key)), undefined);
}

/** Wherever something was begun and not shared. */
export const places = (): string[] => [...held.keys()];

/** Whether anything was begun at a place, or at a part of it. */
export const isBegun = (place: string): boolean => places().some((one) => one.startsWith(place));

/** Nothing that was begun stays on this device. */
export function forgetDrafts(): void {
  for (const place of places()) keepDraft(place, []);
}
