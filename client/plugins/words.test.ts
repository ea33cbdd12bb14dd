import { describe, expect, it } from "vitest";
import { catalogueOf, sentencesIn } from "./words";

const ALL = {
  "a.title": "A",
  "a.people.one": "1 person",
  "a.people.other": "{n} people",
  "a.face.okay": "Okay",
  "a.back.title": "Back",
  "a.unused": "-",
};
const keys = (code: string): string[] => Object.keys(sentencesIn(code, ALL)).sort();

describe("the sentences that a module names", () => {
  it("are found by key, with their plurals", () => {
    expect(keys('t("a.title") + t("a.people", { n })')).toEqual(["a.people.one", "a.people.other", "a.title"]);
  });

  it("are found by the beginning of a template, by its ending, and by a branch", () => {
    expect(keys("t(`a.face.${face}`)")).toEqual(["a.face.okay"]);
    expect(keys('const words = back ? "a.back" : "a"; t(`${words}.title`)')).toEqual(["a.back.title", "a.title"]);
    expect(keys('const branch = "a.face"')).toEqual(["a.face.okay"]);
  });

  it("are no others", () => {
    expect(keys('const a = "a"; import "./unused"; t("b.title")')).toEqual([]);
  });
});

describe("a catalogue in another language", () => {
  const written = (checked: unknown): string =>
    JSON.stringify({ _checked: checked, _name: "Gàidhlig", _direction: "ltr", "join.go": "a", "phone.on": "b", "document.x": "c" });

  it("brings along what those read who take part", () => {
    expect(catalogueOf(written(""))).toEqual({
      name: "Gàidhlig", dir: "ltr", checked: false, sentences: { "join.go": "a", "phone.on": "b" },
    });
  });

  it("is checked when a speaker has read all of that", () => {
    expect(catalogueOf(written(["join."])).checked).toBe(false);
    expect(catalogueOf(written(["join.", "phone."])).checked).toBe(true);
  });
});
