import { send } from "./http";
import { forgetAll } from "./unsent";

const AFTER = 2000;
const ANEW = "common-ground:loaded-anew";
const PATIENCE = 60_000;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Keep the phone's pages on the phone, once the page that is being opened has what it needs. */
export function keepPages(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  if (document.readyState !== "complete") return addEventListener("load", keepPages, { once: true });
  clearTimeout(waiting);
  waiting = setTimeout(() => navigator.serviceWorker.register("/sw.js").catch(() => undefined), AFTER);
}

/** Nothing on this device shows any more that somebody was here. */
export async function forgetPages(): Promise<void> {
  clearTimeout(waiting);
  try {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  } catch {
    // A page without a secure address has kept nothing.
  }
}

/** Give up every seat of this browser, and leave nothing behind; throws a Refusal. Of a phone: `leave`. */
export async function signOut(everywhere = false): Promise<void> {
  await send("/sign-out", { everywhere });
  forgetAll();
  await forgetPages();
}

/** This page is older than the server: load it again, unless that was just tried. */
export function loadAnew(): void {
  const tried = Number(sessionStorage.getItem(ANEW));
  if (Date.now() - tried < PATIENCE) return;
  sessionStorage.setItem(ANEW, String(Date.now()));
  location.reload();
}
