declare module "virtual:icon/*" {
  const drawing: string;
  export default drawing;
}

interface SpokenLanguage {
  readonly dir: "ltr" | "rtl";
  /** A speaker has checked every sentence of it. */
  readonly checked: boolean;
  readonly spoken: import("./core/words").Spoken;
  readonly markEnglish: () => () => void;
}

declare module "virtual:languages" {
  /** Code to the language's own name. */
  export const NAMES: Readonly<Record<string, string>>;
  export const FETCH: Readonly<Record<string, () => Promise<SpokenLanguage>>>;
}
