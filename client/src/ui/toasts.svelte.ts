/** What has just happened, with a way back. Shown by `Toasts`, which stands once in the page. */
export interface Toast {
  readonly id: number;
  readonly words: string;
  readonly icon: string;
  readonly undo: (() => void) | undefined;
}

const LASTS = 8000;
const shown = $state<{ list: Toast[] }>({ list: [] });
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let last = 0;

export const toasts = (): readonly Toast[] => shown.list;

/** Say what happened, and how to take it back: `toast(words, { undo: () => room.ask(...) })`. */
export function toast(words: string, { icon = "", undo }: { icon?: string; undo?: () => void } = {}): void {
  const id = ++last;
  shown.list = [...shown.list.slice(-2), { id, words, icon, undo }];
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
