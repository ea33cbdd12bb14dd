import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { learn } from "../../core/words";
import { newsOf, sentenceOfNews } from "./news";
import { feeling, link, pain, sample, step } from "./sample";
import { listed, spoken } from "./spoken";
import { inUnit, minutesOf, said, unitOf } from "./times";

beforeAll(() => {
  const path = new URL("../../../../workshops/words/en.json", import.meta.url);
  learn(JSON.parse(readFileSync(path, "utf8")) as Record<string, string>);
});
const drawn = { loops: new Set(["a8-a2"]), deadEnds: new Set(["a3"]) };

test("a screen reader hears everything about a step", () => {
  const model = sample({ links: [link("a8", "a2"), link("a8", "a11")] });
  expect(spoken(model, model.step("a8") ?? step("A8"), drawn)).toBe(
    "A8, hand-off, all agencies. Sent on to another place. Goes to A2, loop back, and A11. Pain point 1, 12 votes. Stated.",
  );
});

test("a dead end, a feeling, a harm and a guess are said", () => {
  const at = step("A3", { lane: "housing", basis: "inferred", concern: true, words: "Own form" });
  const model = sample({ steps: [at], links: [], pains: [pain(2, ["a3"], { votes: 1 })], feelings: [feeling("a3", "confused")] });
  expect(spoken(model, at, drawn)).toBe(
    "A3, step, council housing. Own form. No way out. Pain point 2, 1 vote. Feels confused. Safety concern. Inferred.",
  );
});

test("lists end in and", () => {
  expect(listed(["A3"])).toBe("A3");
  expect(listed(["A3", "A4", "A5"])).toBe("A3, A4 and A5");
});

test("news tells what others did and not what we did", () => {
  const before = sample();
  const steps = before.steps.map((one) => (one.id === "a3" ? { ...one, words: "Other" } : one.id === "a2" ? { ...one, column: 7 } : one));
  const after = sample({ steps: [...steps.filter((one) => one.id !== "a1"), step("A15")], links: before.links.slice(1) });
  const news = newsOf(before, after, new Set(["a2"]));
  expect(news).toMatchObject({ added: ["A15"], changed: ["A3"], moved: [], gone: ["A1"] });
  expect(sentenceOfNews(news)).toBe("New step: A15. A3 has changed. A1 has gone. A way on has changed.");
  expect(sentenceOfNews(newsOf(before, before, new Set()))).toBe("");
});

test("times are typed and told in the unit that fits", () => {
  expect(minutesOf("1,5", "hours")).toBe(90);
  expect(minutesOf(" ", "days")).toBeNull();
  expect(minutesOf("soon", "days")).toBeUndefined();
  expect(minutesOf("-1", "days")).toBeUndefined();
  expect([unitOf(2880), unitOf(90), unitOf(45, true), unitOf(2880, true)]).toEqual(["days", "minutes", "minutes", "hours"]);
  expect(inUnit(2880, "days")).toBe("2");
  expect([said(45), said(90), said(1440), said(2880, true)]).toEqual(["45 minutes", "1.5 hours", "1 day", "48 hours"]);
});
