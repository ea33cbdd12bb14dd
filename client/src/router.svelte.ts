/** Where we are. Paths are plain; a link inside the app changes the page without loading it anew. */

export type Params = Readonly<Record<string, string>>;

const place = $state({ path: location.pathname });

/** The current path. Reactive. */
export const path = (): string => place.path;

/** Go to another page of the app; `still` leaves it scrolled as it is, where only a part of it changes. */
export function go(to: string, { replace = false, still = false }: { replace?: boolean; still?: boolean } = {}): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  place.path = location.pathname;
  if (!still) scrollTo(0, 0);
}

/**
 * Whether somebody is still where they are now. What is asked may take its time: whoever has gone elsewhere meanwhile is not
 * led to what came of it.
 */
export function stillHere(): () => boolean {
  const here = place.path;
  return () => place.path === here;
}

/** `/p/:id/:area/*rest` against a path: its parameters, or undefined. */
export function match(pattern: string, path: string): Params | undefined {
  const names: string[] = [];
  const source = pattern.replace(/\/([:*])(\w+)/g, (_, sort: string, name: string) => {
    names.push(name);
    return sort === ":" ? "/([^/]+)" : "(?:/(.*))?";
  });
  const found = new RegExp(`^${source}/?$`).exec(path);
  return found ? Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? "")])) : undefined;
}

function follow(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.("a");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  if (link.origin !== location.origin || link.pathname.startsWith("/api/")) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

/** Begin to follow links and the browser's own buttons. */
export function start(): void {
  addEventListener("popstate", () => (place.path = location.pathname));
  document.addEventListener("click", follow);
}
