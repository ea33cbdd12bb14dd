import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { closure, isChunk } from "./needed.ts";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** What a phone may open without signal, and whatever these open in turn. */
const PAGES = /rooms\/phone\/(Join|TakePart|Left)\.svelte$/;
const OWN = /rooms\/phone\//;
/** Fetched by whom it concerns, and kept by them alone. */
const ON_DEMAND = /-ext-|arabic|patchwork-wide|selvedge-dark/;
const WORKER = "sw.js";

const own = ({ moduleIds }: Chunk): boolean => moduleIds.some((id) => OWN.test(id));

/** Every file of the build that a phone needs to take part. */
export function keptFiles(bundle: Bundle): string[] {
  const chunks = Object.values(bundle).filter(isChunk);
  const begun = chunks.filter(
    ({ facadeModuleId: id, isEntry, fileName }) => PAGES.test(id ?? "") || (isEntry && fileName !== WORKER),
  );
  const found = closure(bundle, begun, (chunk) => [...chunk.imports, ...(own(chunk) ? chunk.dynamicImports : [])]);
  const files = [...found].flatMap(({ fileName, viteMetadata: more }) => [
    fileName,
    ...(more?.importedCss ?? []),
    ...(more?.importedAssets ?? []),
  ]);
  return [...new Set(files)].filter((file) => !ON_DEMAND.test(file)).sort();
}

/** Tells the service worker what there is to keep, and which build it belongs to. */
export function offline(): Plugin {
  return {
    name: "common-ground-offline",
    apply: "build",
    enforce: "post",
    writeBundle({ dir = "" }, bundle) {
      const files = keptFiles(bundle).map((file) => `/${file}`);
      const page = readFileSync(join(dir, "index.html"), "utf8");
      const version = createHash("sha256").update(page).update(Object.keys(bundle).sort().join()).digest("hex").slice(0, 12);
      const worker = readFileSync(join(dir, WORKER), "utf8");
      const told = worker.replace("__KEPT__", JSON.stringify(["/mark.svg", ...files])).replace("__VERSION__", JSON.stringify(version));
      writeFileSync(join(dir, WORKER), told);
    },
  };
}
