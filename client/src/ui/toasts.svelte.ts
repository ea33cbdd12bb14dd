/** What has just happened, with a way back. Shown by `Toasts`, which stands once in the page. */
export interface Toast {
  readonly id: number;
  readonly words: string;
  readonly icon: string;
  readonly undo: (() => void) | undefined;
}

const LASTS = 8000;
/** More than this nobody reads, and it stands over the page. */
const MOST = 2;
const shown = $state<{ list: Toast[] }>({ list: [] });
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let last = 0;

export const toasts = (): readonly Toast[] => shown.list;

/** Say what happened, and how to take it back: `toast(words, { undo: () => room.ask(...) })`. */
export function toast(words: string, { icon = "", undo }: { icon?: string; undo?: () => void } = {}): void {
  const id = ++last;
  // What is said again is said once; a way back is never merged away, and goes last of all.
  for (const one of shown.list) if (one.words === words && !one.undo) dismiss(one.id);
  while (shown.list.length >= MOST) dismiss((shown.list.find((one) => !one.undo) ?? shown.list[0])?.id ?? 0);
  shown.list = [...shown.list, { id, words, icon, undo }];
  resume(id);
}

export function dismiss(id: number): void {
  pause(id);
  shown.list = shown.list.filter((one) => one.id !== id);
}

/** Somebody reads or reaches for it: it stays. */
export const pause = (id: number): void => clearTimeout(timers.get(id));

export const resume = (id: number): void => {
  timers.set(
    id,
    setTimeout(() => dismiss(id), LASTS),
  );
};
