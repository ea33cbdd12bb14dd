import type { Operation } from "../core/journal";

/** Operations that no answer has come for, kept on this device so that a reload loses nobody's words. */

const name = (partnership: string, seat: string): string => `common-ground:unsent:${partnership}:${seat}`;

// Private windows may refuse storage; then only a reload without signal loses anything.
function attempt<T>(work: () => T, otherwise: T): T {
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

export function forget(partnership: string, seat: string): void {
  attempt(() => localStorage.removeItem(name(partnership, seat)), undefined);
}
