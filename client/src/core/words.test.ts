import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import english from "../../../workshops/words/en.json";
import { meetsMore, Refusal, sentenceOf } from "./refusal";
import vectors from "../../../tests/words/plurals.json";
import { foreign } from "../ui/foreign";
import { pluralsOf, spelt } from "./plurals";
import { inEnglish, learn, speak, t } from "./words";

const SOURCE = new URL("..", import.meta.url);

afterEach(() => speak());

describe("another language", () => {
  const gaelic = { "x.people.one": "{n} duine", "x.people.two": "{n} dhuine", "x.people.few": "{n} daoine", "x.people.other": "{n} duine" };

  it("counts as the server does", () => {
    for (const [language, expected] of Object.entries(vectors)) {
      for (const forms of [pluralsOf(language), spelt(language) ?? pluralsOf(language)]) {
        expect(Object.keys(expected).map((n) => forms(Number(n)))).toEqual(Object.values(expected));
      }
    }
  });

  it("is spoken where it has a sentence, and English is marked where it has none", () => {
    learn({ "x.people.one": "1 person", "x.people.other": "{n} people", "x.talk": "Talk to {name}" });
    speak(foreign("gd", "ltr", gaelic));
    expect([1, 2, 3, 20].map((n) => t("x.people", { n }))).toEqual(["1 duine", "2 dhuine", "3 daoine", "20 duine"]);
    expect(t("x.talk", { name: "Jo" })).toBe("\u2066Talk to Jo\u2069");
    expect(inEnglish("x.people", { n: 2 })).toBe("2 people");
  });

  it("keeps what is filled in apart from a script that runs the other way", () => {
    speak(foreign("ur", "rtl", { "x.talk": "{name} سے بات کریں" }));
    expect(t("x.talk", { name: "Jo" })).toBe("\u2068Jo\u2069 سے بات کریں");
  });
});

describe("sentences", () => {
  it("fills in placeholders and counts", () => {
    learn({ "x.people.one": "1 person", "x.people.other": "{n} people", "x.talk": "Talk to {name}" });
    expect(t("x.people", { n: 1 })).toBe("1 person");
    expect(t("x.people", { n: 0 })).toBe("0 people");
    expect(t("x.talk", { name: "Jo" })).toBe("Talk to Jo");
    expect(t("x.unknown")).toBe("x.unknown");
  });

  it("has a sentence for a refusal, and a narrower one where there is one", () => {
    learn({ "refusal.closed": "It is over.", "refusal.closed.round": "This round is over.", "refusal.unavailable": "Later." });
    learn({ "work.refusal.stale.timer": "The time has changed." });
    expect(sentenceOf(new Refusal("closed"), "round")).toBe("This round is over.");
    expect(sentenceOf(new Refusal("closed"), "session")).toBe("It is over.");
    expect(sentenceOf(new TypeError("a bug"))).toBe("Later.");
  });

  it("has more sentences for refusals where a page of work has asked for them", () => {
    const late = new Refusal("stale", { reason: "timer" });
    expect(sentenceOf(late)).toBe(english["refusal.stale"]);
    meetsMore("work.refusal");
    expect(sentenceOf(late)).toBe("The time has changed.");
  });

  it("exist for every key that a screen names", () => {
    const keys = Object.keys(english);
    const known = new Set([...keys, ...keys.map((key) => key.replace(/\.(zero|one|two|few|many|other)$/, ""))]);
    const missing = sources().flatMap(([name, text]) => [
      ...named(text, /\bt\(\s*"([\w.]+)"/g).filter((key) => !known.has(key)).map((key) => `${name}: ${key}`),
      ...named(text, /\bt\(\s*`([\w.]+)\$\{/g)
        .filter((start) => !keys.some((key) => key.startsWith(start)))
        .map((start) => `${name}: ${start}...`),
    ]);
    expect(missing).toEqual([]);
  });
});

function sources(): [string, string][] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => [name, readFileSync(new URL(name, SOURCE), "utf8")]);
}

const named = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, key]) => key ?? "");
