import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

type Sentences = Readonly<Record<string, string>>;

const FOLDER = fileURLToPath(new URL("../../workshops/words/", import.meta.url));
const CATALOGUE = `${FOLDER}en.json`;
const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));
const OF = "virtual:words-of/";
const LANGUAGE = "\0virtual:language/";
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

/** A language other than English: its sentences, and what its file says of itself. */
interface Catalogue {
  readonly name: string;
  readonly dir: string;
  readonly checked: boolean;
  readonly sentences: Sentences;
}

/** What those who take part read; the pages of work are in English. */
const TAKING_PART = /^(common|join|phone|projector|refusal)\./;

/** `_checked` lists beginnings of keys that a speaker has read: `["join.", "phone."]`; "" or [] is none. */
export function catalogueOf(text: string): Catalogue {
  const { _checked, ...all } = JSON.parse(text) as { _checked: string | string[] } & Record<string, string>;
  const sentences: Sentences = Object.fromEntries(Object.entries<string>(all).filter(([key]) => TAKING_PART.test(key)));
  const read = [_checked].flat().filter(Boolean);
  const checked = Object.keys(sentences).every((key) => read.some((beginning) => key.startsWith(beginning)));
  return { name: all["_name"] ?? "", dir: all["_direction"] ?? "ltr", checked, sentences };
}

function catalogue(): Sentences {
  return existsSync(CATALOGUE) ? (JSON.parse(readFileSync(CATALOGUE, "utf8")) as Sentences) : {};
}

const others = (): string[] =>
  readdirSync(FOLDER).flatMap((file) => (file.endsWith(".json") && file !== "en.json" ? [file.slice(0, -5)] : []));

const other = (code: string): Catalogue => catalogueOf(readFileSync(`${FOLDER}${code}.json`, "utf8"));

function languages(): string {
  const names = { en: "English", ...Object.fromEntries(others().map((code) => [code, other(code).name])) };
  const fetch = others().map((code) => `${code}: () => import("virtual:language/${code}")`);
  return `export const NAMES = ${JSON.stringify(names)};\nexport const FETCH = { ${fetch.join(", ")} };`;
}

function language(code: string): string {
  const { dir, checked, sentences } = other(code);
  return [
    `import { foreign, markEnglish } from "/src/ui/foreign.ts";`,
    `export const [dir, checked] = ${JSON.stringify([dir, checked])};`,
    `export const spoken = foreign(${JSON.stringify(code)}, dir, ${JSON.stringify(sentences)});`,
    "export { markEnglish };",
  ].join("\n");
}

/** Every module brings along exactly the sentences that it names, so that a phone loads no others. */
export function words(): Plugin {
  const named = new Map<string, string>();
  return {
    name: "common-ground-words",
    enforce: "post",
    resolveId: (id) => (/^virtual:(words-of|language)/.test(id) ? `\0${id}` : undefined),
    load(id) {
      if (id === "\0virtual:languages") return languages();
      if (id.startsWith(LANGUAGE)) {
        const code = id.slice(LANGUAGE.length);
        this.addWatchFile(`${FOLDER}${code}.json`);
        return language(code);
      }
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
