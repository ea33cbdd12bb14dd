import type { Face, Picture } from "../wire";

/** What stands beside somebody's words: a picture of the bank, a drawing and what it shows, how it feels. */
export interface Shown {
  readonly picture?: Picture | "";
  readonly drawing?: number[][];
  readonly shows?: string;
  readonly face?: Face | "";
}

/** The same while it is chosen; `said` are the words for whoever writes none. */
export interface Beside extends Shown {
  readonly said?: string;
}

export const isShown = ({ picture, drawing, face }: Shown): boolean => Boolean(picture || drawing?.length || face);

/** As it is sent: nothing where nothing was chosen. */
export const bodyOf = ({ picture, drawing, shows = "", face }: Shown): Shown => ({
  ...(picture ? { picture } : {}),
  ...(drawing?.length ? { drawing, shows } : {}),
  ...(face ? { face } : {}),
});
