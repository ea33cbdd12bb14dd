import type { Picture } from "../wire";

/** What stands beside somebody's words: a picture of the bank, or a drawing and what it shows. */
export interface Shown {
  readonly picture?: Picture | "";
  readonly drawing?: number[][];
  readonly shows?: string;
}

/** The same while it is chosen; `said` are the words for whoever writes none. */
export interface Beside extends Shown {
  readonly said?: string;
}

export const isShown = ({ picture, drawing }: Shown): boolean => Boolean(picture || drawing?.length);

/** As it is sent: nothing where nothing was chosen. */
export const bodyOf = ({ picture, drawing, shows = "" }: Shown): Shown => ({
  ...(picture ? { picture } : {}),
  ...(drawing?.length ? { drawing, shows } : {}),
});
