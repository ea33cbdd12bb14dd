import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** Pages that a phone opens first, by the first part of their path. */
const PAGES = { "": "Join", j: "Join", "take-part": "TakePart" } as const;
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

/** What a page needs, as values of the Link header: the browser fetches it while it still reads the page. */
export function linksOf(bundle: Bundle, page: string): string[] {
  const chunks = Object.values(bundle).filter(isChunk);
  const own = chunks.filter(({ facadeModuleId: id }) => id?.endsWith(`/rooms/phone/${page}.svelte`));
  const parts = [...closure(bundle, own)];
  const styles = new Set(parts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
  const fonts = Object.keys(bundle).filter((name) => FONTS.test(name));
  return [
    ...parts.map(({ fileName }) => `</${fileName}>; rel=modulepreload`),
    ...[...styles].map((name) => `</${name}>; rel=preload; as=style; crossorigin`),
    ...fonts.map((name) => `</${name}>; rel=preload; as=font; crossorigin`),
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
