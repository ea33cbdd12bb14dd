import type { Plugin } from "vite";

interface Module {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}
interface Known {
  getModuleInfo: (id: string) => Module | null;
}
interface Group {
  readonly name: (id: string, known: Known) => string | null;
  readonly minShareCount?: number;
  readonly debugName: string;
}

/** The pages that a phone opens first, and their own folder: of that, only what another page uses too. */
const FIRST = [/rooms\/phone\/Join\.svelte$/, /rooms\/phone\/TakePart\.svelte$/];
const OWN = /rooms\/phone\//;

/** A page with everything that it loads: at once, or later too. */
function gather(page: string, known: Known, later: boolean): Set<string> {
  const found = new Set([page]);
  for (const id of found) {
    const { importedIds = [], dynamicallyImportedIds = [] } = known.getModuleInfo(id) ?? {};
    for (const next of later ? [...importedIds, ...dynamicallyImportedIds] : importedIds) found.add(next);
  }
  return found;
}

/**
 * What goes together, since many small chunks pack badly, and each is a journey of its own over a slow network:
 * everything that the first pages load at once, beside their own parts; what several later pages of the phone share;
 * and what only other pages share.
 */
export function chunks(): { plugin: Plugin; groups: Group[] } {
  const pages = new Map<string, Set<string>>();
  let phone: Set<string> | undefined;
  const first: Group["name"] = (id, known) => {
    for (const [page, found] of pages) if (!found.size) pages.set(page, gather(page, known, false));
    const loading = [...pages.values()].filter((found) => found.has(id));
    const { importers = [], dynamicImporters = [] } = known.getModuleInfo(id) ?? {};
    const elsewhere = (found: Set<string>): boolean => [...importers, ...dynamicImporters].some((one) => !found.has(one));
    return loading.length && (!OWN.test(id) || (!pages.has(id) && loading.every(elsewhere))) ? "first" : null;
  };
  const shared: Group["name"] = (id, known) => {
    phone ??= new Set([...pages.keys()].flatMap((page) => [...gather(page, known, true)]));
    return phone.has(id) ? "phone" : "laptop";
  };
  return {
    plugin: {
      name: "common-ground-chunks",
      moduleParsed: ({ id }) => void (FIRST.some((page) => page.test(id)) && pages.set(id, new Set())),
    },
    groups: [
      { name: first, debugName: "first" },
      { name: shared, minShareCount: 2, debugName: "shared" },
    ],
  };
}
