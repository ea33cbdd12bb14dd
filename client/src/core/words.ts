/** Sentences: learnt by area (`import "virtual:words/phone"`), looked up by key, with plurals and placeholders. */

type Value = string | number;

const known: Record<string, string> = {};
let plural = new Intl.PluralRules("en");

/** Add sentences to what `t` knows; with a language, also count as that language does. */
export function learn(sentences: Record<string, string>, language?: string): void {
  Object.assign(known, sentences);
  if (language) plural = new Intl.PluralRules(language);
}

/** Is there a sentence under this key? */
export const has = (key: string): boolean => key in known;

/** The sentence of a key. `{n}` chooses between `key.one`, `key.other`, ...; other placeholders are filled in. */
export function t(key: string, values: Record<string, Value> = {}): string {
  const n = values["n"];
  const counted = typeof n === "number" ? known[`${key}.${plural.select(n)}`] ?? known[`${key}.other`] : undefined;
  return (counted ?? known[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
