import type { Plugin } from "vite";

interface Module {
  readonly importedIds: readonly string[];
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}
interface Known {
  getModuleInfo: (id: string) => Module | null;
}

/** The pages that a phone opens first, and their own folder: of that, only what another page uses too. */
const FIRST = [/rooms\/phone\/Join\.svelte$/, /rooms\/phone\/TakePart\.svelte$/];
const OWN = /rooms\/phone\//;

/**
 * Everything that the first pages load at once, beside their own parts, as one chunk: many small ones pack badly, and
 * each is a journey of its own over a slow network.
 */
export function firstChunk(): { plugin: Plugin; name: (id: string, known: Known) => string | null } {
  const pages = new Map<string, Set<string>>();
  const gather = (page: string, known: Known): Set<string> => {
    const found = new Set([page]);
    for (const id of found) for (const next of known.getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  return {
    plugin: {
      name: "common-ground-first",
      moduleParsed: ({ id }) => void (FIRST.some((page) => page.test(id)) && pages.set(id, new Set())),
    },
    name: (id, known) => {
      for (const [page, found] of pages) if (!found.size) pages.set(page, gather(page, known));
      const loading = [...pages.values()].filter((found) => found.has(id));
      const { importers = [], dynamicImporters = [] } = known.getModuleInfo(id) ?? {};
      const elsewhere = (found: Set<string>): boolean => [...importers, ...dynamicImporters].some((one) => !found.has(one));
      return loading.length && (!OWN.test(id) || (!pages.has(id) && loading.every(elsewhere))) ? "first" : null;
    },
  };
}
