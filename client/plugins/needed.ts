import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** Pages that a phone opens first, by the first part of their path. */
const PAGES = { "": "Join", j: "Join", "take-part": "TakePart" } as const;
const PICTURE = /patchwork-phone.*\.svg$/;
const FONTS = /(solway-latin-700|atkinson-hyperlegible-next-latin-wght)-normal.*\.woff2$/;

export const isChunk = (one: Bundle[string] | undefined): one is Chunk => one?.type === "chunk";

/** Chunks and whatever they import at once. */
export function closure(bundle: Bundle, chunks: Iterable<Chunk>, next = (chunk: Chunk) => chunk.imports): Set<Chunk> {
  const found = new Set(chunks);
  for (const chunk of found) {
    for (const name of next(chunk)) {
      const one = bundle[name];
      if (isChunk(one)) found.add(one);
    }
  }
  return found;
}

function partsOf(bundle: Bundle, page: string): Chunk[] {
  const chunks = Object.values(bundle).filter(isChunk);
  const wanted = [`/rooms/phone/${page}.svelte`, "/index.html"];
  return [...closure(bundle, chunks.filter(({ facadeModuleId: id }) => wanted.some((one) => id?.endsWith(one))))];
}

/** The style sheets of a page of the phone. */
export function stylesOf(bundle: Bundle, page: string): string[] {
  return [...new Set(partsOf(bundle, page).flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))];
}

/** What a page needs, as values of the Link header: the browser fetches it while it still reads the page. */
export function linksOf(bundle: Bundle, page: string): string[] {
  const named = (pattern: RegExp): string[] => Object.keys(bundle).filter((name) => pattern.test(name));
  // In this order over the few connections that a browser opens: what is seen, then what makes it work.
  return [
    ...stylesOf(bundle, page).map((name) => `</${name}>; rel=preload; as=style; crossorigin`),
    ...(page === "Join" ? named(PICTURE) : []).map((name) => `</${name}>; rel=preload; as=image; fetchpriority=high`),
    ...partsOf(bundle, page).map(({ fileName }) => `</${fileName}>; rel=modulepreload`),
    ...named(FONTS).map((name) => `</${name}>; rel=preload; as=font; crossorigin`),
  ];
}

/** Tells the server what the first pages need: `.vite/needed.json`. */
export function needed(): Plugin {
  return {
    name: "common-ground-needed",
    apply: "build",
    writeBundle({ dir = "" }, bundle) {
      const path = join(dir, ".vite/needed.json");
      mkdirSync(dirname(path), { recursive: true });
      const all = Object.entries(PAGES).map(([beginning, page]) => [beginning, linksOf(bundle, page)]);
      writeFileSync(path, JSON.stringify(Object.fromEntries(all)));
    },
  };
}
