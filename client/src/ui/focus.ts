import { tick } from "svelte";

/** Milliseconds: longer than a room gathers what came before it draws it; and how long a slow phone may take. */
const SOON = 60;
const LATE = 2000;

/**
 * What holds the focus may soon be taken away. Call what this returns when it may be gone: the focus goes to what stands
 * nearest, which is the same place in its list, else the heading above. With `back` it returns to what had it, if it can.
 */
export function nearby(back = false): () => Promise<void> {
  const held = document.activeElement as HTMLElement;
  const near: (Element | null)[] = [];
  // A dialog that closes gives the focus back by itself.
  for (let at: Element | null = held; at && !at.matches("body, dialog"); at = at.parentElement)
    near.push(at, ...(at.matches("li") ? [at.nextElementSibling, at.previousElementSibling] : []));
  return async () => {
    const late = performance.now() + LATE;
    do {
      await new Promise((drawn) => setTimeout(drawn, SOON));
      await tick();
    } while (document.activeElement === held && performance.now() < late);
    if (document.activeElement !== document.body) return;
    if (held.isConnected) return back ? held.focus({ preventScroll: true }) : undefined;
    const left = near.filter((one) => one?.isConnected);
    const to = left.map((one) => (one?.matches("li") ? one : one?.querySelector("h1, h2, h3"))).find(Boolean) as HTMLElement | undefined;
    to?.setAttribute("tabindex", "-1");
    to?.focus();
  };
}
