import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

type Sentences = Readonly<Record<string, string>>;

const CATALOGUE = fileURLToPath(new URL("../../workshops/words/en.json", import.meta.url));
const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));
const OF = "virtual:words-of/";
const LITERAL = /["'`]([a-z_](?:[\w.]*\w)?)["'`]/g;
const BEGINNING = /`((?:[a-z_]\w*\.)+)\$\{/g;
const ENDING = /`\$\{[^}`]*\}\.([\w.]+)`/g;

const matches = (code: string, pattern: RegExp): string[] => [...code.matchAll(pattern)].map(([, part]) => part ?? "");

/**
 * The sentences that a module names: by a whole key or one that gains a plural (`"x.people"`), by the beginning of a
 * template (`x.face.${face}`), by its ending after a literal (`${"join.back"}.title`), or by a branch (`"join.back"`).
 */
export function sentencesIn(code: string, all: Sentences): Record<string, string> {
  const literals = matches(code, LITERAL);
  const ended = matches(code, ENDING).flatMap((ending) => literals.map((literal) => `${literal}.${ending}`));
  const whole = new Set([...literals, ...ended].filter((key) => key.includes(".")));
  const branches = [...matches(code, BEGINNING), ...[...whole].map((key) => `${key}.`)];
  return Object.fromEntries(
    Object.entries(all).filter(([key]) => whole.has(key) || branches.some((branch) => key.startsWith(branch))),
  );
}

function catalogue(): Sentences {
  return existsSync(CATALOGUE) ? (JSON.parse(readFileSync(CATALOGUE, "utf8")) as Sentences) : {};
}

/** Every module brings along exactly the sentences that it names, so that a phone loads no others. */
export function words(): Plugin {
  const named = new Map<string, string>();
  return {
    name: "common-ground-words",
    enforce: "post",
    resolveId: (id) => (id.startsWith("virtual:words") ? `\0${id}` : undefined),
    load(id) {
      if (id.startsWith("\0virtual:words/")) return "";
      if (!id.startsWith(`\0${OF}`)) return undefined;
      this.addWatchFile(CATALOGUE);
      const chosen = sentencesIn(named.get(id.slice(OF.length + 1)) ?? "", catalogue());
      return `import { learn } from "/src/core/words.ts";\nlearn(${JSON.stringify(chosen)});`;
    },
    transform(code, id) {
      const [path = ""] = id.split("?");
      if (!path.startsWith(SOURCE) || id.includes("?") || !/\.(svelte|ts)$/.test(path)) return undefined;
      if (!Object.keys(sentencesIn(code, catalogue())).length) return undefined;
      // Without its ending: what this names is no component.
      const name = path.slice(SOURCE.length).replaceAll(".", "_");
      named.set(name, code);
      // At the end, so that every line stays where it was; an import runs first all the same.
      return { code: `${code}\nimport "${OF}${name}";`, map: null };
    },
  };
}
