import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const PREFIX = "virtual:words/";
const CATALOGUE = fileURLToPath(new URL("../../workshops/words/en.json", import.meta.url));

/** The sentences whose key is one of the areas or begins with it, as in `pick(all, ["common", "phone.score"])`. */
export function pick(all: Record<string, string>, areas: readonly string[]): Record<string, string> {
  const wanted = Object.entries(all).filter(([key]) => areas.some((area) => key === area || key.startsWith(`${area}.`)));
  return Object.fromEntries(wanted);
}

function catalogue(): Record<string, string> {
  return existsSync(CATALOGUE) ? (JSON.parse(readFileSync(CATALOGUE, "utf8")) as Record<string, string>) : {};
}

/** `import "virtual:words/phone"` teaches `t` the sentences of one area; `phone.score` or `a+b` narrow and join. */
export function words(): Plugin {
  return {
    name: "common-ground-words",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      this.addWatchFile(CATALOGUE);
      const chosen = pick(catalogue(), id.slice(PREFIX.length + 1).split("+"));
      return `import { learn } from "/src/core/words.ts";\nlearn(${JSON.stringify(chosen)});`;
    },
  };
}
