/** Sentences: each module learns those that it names, looked up by key, with plurals and placeholders. */

type Value = string | number;
type Values = Readonly<Record<string, Value>>;

/** A language other than English: what it says, how it counts, and how its sentences are written down. */
export interface Spoken {
  readonly language: string;
  readonly sentences: Readonly<Record<string, string>>;
  readonly plural: (n: number) => string;
  /** What is filled in, kept apart from a script that runs the other way. */
  readonly place: (value: Value) => string;
  /** An English sentence where this language has none. */
  readonly missing: (english: string) => string;
}

const known: Record<string, string> = {};
const counts = new Intl.PluralRules("en");
let spoken: Spoken | undefined;

/** Add English sentences to what `t` knows. */
export function learn(sentences: Record<string, string>): void {
  Object.assign(known, sentences);
}

/** From now on `t` speaks this language, and English where it has no sentence. Without one, English. */
export function speak(language?: Spoken): void {
  spoken = language;
}

/** Whose dates and times these are; British where a browser does not know them. */
export const locale = (): string[] => [spoken?.language ?? "en-GB", "en-GB"];

/** Is there a sentence under this key? */
export const has = (key: string): boolean => key in known;

/** The sentence of a key. `{n}` chooses between `key.one`, `key.other`, ...; other placeholders are filled in. */
export function t(key: string, values: Values = {}): string {
  const own = spoken && found(spoken.sentences, spoken.plural, key, values);
  if (own !== undefined) return filled(own, values, spoken?.place);
  return spoken ? spoken.missing(inEnglish(key, values)) : inEnglish(key, values);
}

/** The same in English, for words that somebody else reads. */
export function inEnglish(key: string, values: Values = {}): string {
  return filled(found(known, (n) => counts.select(n), key, values) ?? key, values);
}

function found(all: Spoken["sentences"], plural: Spoken["plural"], key: string, { n }: Values): string | undefined {
  const counted = typeof n === "number" ? (all[`${key}.${plural(n)}`] ?? all[`${key}.other`]) : undefined;
  return counted ?? all[key];
}

function filled(sentence: string, values: Values, place: (value: Value) => string = String): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : place(value);
  });
}
