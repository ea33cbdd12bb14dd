import { inEnglish } from "../core/words";
import type { Records } from "../wire";

type Said = Pick<Records["hypotheses.hypothesis"], "think" | "because">;

const OPENS = /^(?:we think(?: that)?|because)\b[\s,:…]*/i;

/** Without what a sentence builder says already, and without its full stop. */
export const bare = (words: string): string => words.trim().replace(OPENS, "").replace(/[.\s]+$/, "");
const opening = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A sentence that goes on inside another one; names and "I" keep their capital as far as that can be seen. */
export function inside(words: string): string {
  const [first = "", second = ""] = words.split(/\s+/, 2);
  const name = first.length === 1 || /[A-Z&]/.test(first.slice(1)) || /^[A-Z]/.test(second);
  return name ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** A hypothesis as one sentence: "Young people stop asking, because they are sent from place to place." */
export function statement({ think, because }: Said): string {
  const parts = { think: opening(bare(think)), because: inside(bare(because)) };
  // The words are those of a partnership that writes English, on whatever phone they are read.
  return inEnglish(parts.because ? "phone.sentence.full" : "phone.sentence.short", parts);
}

/** A hypothesis in so many words: without its reason, or cut, where the whole is longer. */
export function fitting(said: Said, most: number): string {
  const whole = statement(said);
  return count(whole) > most ? few(statement({ think: said.think, because: "" }), most) : whole;
}

/** No more than so many words of a text, with a sign that there is more. */
export function few(words: string, most: number): string {
  const all = words.trim().split(/\s+/);
  return all.length > most ? `${all.slice(0, Math.max(1, most)).join(" ")}…` : words.trim();
}

/** As many whole sentences of a text as so many words hold. */
export function sentences(words: string, most: number): string {
  let told = "";
  for (const one of words.trim().split(/(?<=[.?!])\s+/)) {
    if (told && count(told) + count(one) > most) break;
    told = `${told} ${one}`.trim();
  }
  return few(told, most);
}

export const count = (words: string): number => words.trim().split(/\s+/).filter(Boolean).length;
