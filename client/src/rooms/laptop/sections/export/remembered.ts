import { MAKING as KEY } from "../../../../net/unsent";
import type { As, Wanted } from "./offer";

/** Files that are being made, remembered in this window alone: the server goes on when the page is left. */
export interface Begun {
  /** Those that are not made yet, the present one first. */
  readonly rest: readonly Wanted[];
  readonly as: As;
  /** The job of the first. */
  readonly job: string;
}

export function remember(partnership: string, begun: Begun | undefined): void {
  try {
    if (begun?.rest.length) sessionStorage.setItem(KEY + partnership, JSON.stringify(begun));
    else sessionStorage.removeItem(KEY + partnership);
  } catch {
    // A private window keeps nothing: then a page that is loaded again begins anew.
  }
}

export function remembered(partnership: string): Begun | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY + partnership) ?? "null") ?? undefined) as Begun | undefined;
  } catch {
    return undefined;
  }
}
