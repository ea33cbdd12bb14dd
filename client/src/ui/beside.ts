import type { Picture } from "../wire";

/** What stands beside somebody's words: a picture of the bank. */
export interface Shown {
  readonly picture?: Picture | "";
}

/** The same while it is chosen; `said` are the words for whoever writes none. */
export interface Beside extends Shown {
  readonly said?: string;
}

export const isShown = ({ picture }: Shown): boolean => Boolean(picture);

/** As it is sent: nothing where nothing was chosen. */
export const bodyOf = ({ picture }: Shown): Shown => (picture ? { picture } : {});
