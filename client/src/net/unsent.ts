import type { Operation } from "../core/journal";

/** Operations that no answer has come for, kept on this device so that a reload loses nobody's words. */

const UNSENT = "common-ground:unsent:";
/** Whose they are, said before the server is there to say it. */
const LAST = "common-ground:last-seat:";
/** Files that a window waits for. */
export const MAKING = "common-ground:making:";

const name = (partnership: string, seat: string): string => `${UNSENT}${partnership}:${seat}`;

/** Private windows may refuse storage; then only a reload loses anything. */
export function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export function keep(partnership: string, seat: string, operations: readonly Operation[]): void {
  const key = name(partnership, seat);
  attempt(() => {
    if (operations.length) localStorage.setItem(key, JSON.stringify(operations));
    else localStorage.removeItem(key);
  }, undefined);
}

export function kept(partnership: string, seat: string): Operation[] {
  return attempt(() => JSON.parse(localStorage.getItem(name(partnership, seat)) ?? "[]") as Operation[], []);
}

/** Remember whose seat this device last sat in. */
export const remember = (partnership: string, seat: string): void =>
  attempt(() => localStorage.setItem(LAST + partnership, seat), undefined);

/** What waits for whoever was here last: shown while there is no signal to ask whose it is. */
export function keptHere(partnership: string): Operation[] {
  const seat = attempt(() => localStorage.getItem(LAST + partnership), null);
  return seat ? kept(partnership, seat) : [];
}

export function forget(partnership: string, seat: string): void {
  attempt(() => {
    localStorage.removeItem(name(partnership, seat));
    localStorage.removeItem(LAST + partnership);
  }, undefined);
}

/** Nobody is signed in on this device any more: nothing unsent stays, and nobody waits for a file. */
export function forgetAll(): void {
  attempt(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(MAKING)) sessionStorage.removeItem(key);
    for (const key of Object.keys(localStorage)) if (key.startsWith(UNSENT) || key.startsWith(LAST)) localStorage.removeItem(key);
  }, undefined);
}
