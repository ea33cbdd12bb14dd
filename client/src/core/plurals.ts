/**
 * Which form a number takes. The browser's own rules, or, where it was built without a language's, the Unicode rules
 * for whole numbers, the same as in `workshops/words/plurals.py`.
 */
const SPELT: Readonly<Record<string, (n: number) => string>> = {
  gd: (n) => (n === 1 || n === 11 ? "one" : n === 2 || n === 12 ? "two" : n > 2 && n < 20 ? "few" : "other"),
};

export function pluralsOf(language: string): (n: number) => string {
  const spelt = SPELT[language];
  if (spelt && !Intl.PluralRules.supportedLocalesOf([language]).length) return spelt;
  const rules = new Intl.PluralRules(language);
  return (n) => rules.select(n);
}

export const spelt = (language: string): ((n: number) => string) | undefined => SPELT[language];
