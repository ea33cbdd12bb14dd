import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import english from "../../../workshops/words/en.json";
import { Refusal, sentenceOf } from "./refusal";
import { learn, t } from "./words";

const SOURCE = new URL("..", import.meta.url);

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
    expect(sentenceOf(new Refusal("closed"), "round")).toBe("This round is over.");
    expect(sentenceOf(new Refusal("closed"), "session")).toBe("It is over.");
    expect(sentenceOf(new TypeError("a bug"))).toBe("Later.");
  });

  it("exist for every key that a screen names", () => {
    const known = new Set(Object.keys(english).map((key) => key.replace(/\.(zero|one|two|few|many|other)$/, "")));
    const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => /\.(svelte|ts)$/.test(name));
    const missing = files
      .filter((name) => !name.endsWith(".test.ts"))
      .flatMap((name) =>
        [...readFileSync(new URL(name, SOURCE), "utf8").matchAll(/\bt\(\s*"([\w.]+)"/g)]
          .map(([, key]) => key ?? "")
          .filter((key) => !known.has(key) && !(key in english))
          .map((key) => `${name}: ${key}`),
      );
    expect(missing).toEqual([]);
  });
});
