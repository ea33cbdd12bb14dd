import type { Plugin } from "vite";

interface Known {
  getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

/** The pages that a phone opens first, and their own folder, which stays apart from what all pages share. */
const FIRST = [/rooms\/phone\/Join\.svelte$/, /rooms\/phone\/TakePart\.svelte$/];
const OWN = /rooms\/phone\//;

/** Everything that the first pages load at once, beside their own parts, as one chunk: many small ones pack badly. */
export function firstChunk(): { plugin: Plugin; name: (id: string, known: Known) => string | null } {
  const pages: string[] = [];
  let wanted: Set<string> | undefined;
  const gather = (known: Known): Set<string> => {
    const found = new Set(pages);
    for (const id of found) for (const next of known.getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  return {
    plugin: {
      name: "common-ground-first",
      moduleParsed: ({ id }) => void (FIRST.some((page) => page.test(id)) && pages.push(id)),
    },
    name: (id, known) => ((wanted ??= gather(known)).has(id) && !OWN.test(id) ? "first" : null),
  };
}
