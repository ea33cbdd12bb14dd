import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../../core/words";
import { count } from "../statement";
import type { Place } from "../where";
import { hereBy, MOST, screenOf, shared } from "./screen";

const LONG = Array.from({ length: 80 }, (_, i) => `word${i}`).join(" ");
const nothing = { get: () => undefined };

beforeAll(() => {
  const all = JSON.parse(readFileSync(new URL("../../../../workshops/words/en.json", import.meta.url), "utf8")) as Record<string, string>;
  learn(all);
});

const activity = { id: "a", order: 3, block: "silent_write", title: "Write on your own", question: LONG, minutes: 10 };
const hypothesis = { id: "h", ref: "H1", think: LONG, because: LONG };
const result = { strip: null, groups: [], rule: "r", verdict: "mixed" };
const PLACES = [
  { page: "contribute", activity },
  { page: "own_words", activity, about: "outcome" },
  { page: "agreement", activity, clause: "" },
  { page: "journey", activity, map: "m", step: "" },
  { page: "talk", activity },
  { page: "look", activity, hypothesis },
  { page: "score", activity, hypothesis, round: {} },
  { page: "reveal", activity, hypothesis, result },
  { page: "break", activity },
  { page: "over", session: {}, next: undefined },
  { page: "gone", code: "removed" },
  { page: "waiting", next: undefined },
] as unknown as Place[];

describe("a wall", () => {
  it.each(PLACES.map((place) => [place.page, place] as const))("says at most forty words on %s", (_, place) => {
    const { lead, title, how } = screenOf(place, nothing);
    expect(count(`${lead} ${title} ${how}`)).toBeLessThanOrEqual(MOST);
  });
  it("shows how to join before anything begins and during the welcome", () => {
    const welcome = { page: "talk", activity: { ...activity, block: "welcome", order: 0 } } as unknown as Place;
    expect(screenOf(welcome, nothing).kind).toBe("join");
    expect(screenOf({ page: "waiting", next: undefined }, nothing).kind).toBe("join");
  });
  it("shows the step that the room looks at", () => {
    const get = (): { kind: string; id: string; audience: string } =>
      ({ kind: "pathways.step", id: "p", audience: "everyone", ref: "A4", words: "Asks for help" }) as never;
    const place = { page: "journey", activity, map: "m", step: "p" } as unknown as Place;
    expect(screenOf(place, { get }).title).toBe("A4 Asks for help");
  });
});

describe("who is here", () => {
  const seat = (id: string, group: string, role = "contributor"): { id: string; group: string; roles: string[] } => ({ id, group, roles: [role] });
  it("names only groups of five and more, and no projector", () => {
    const young = ["1", "2", "3", "4", "5"].map((id) => seat(id, "young"));
    const seats = [...young, seat("6", "carers"), seat("7", "carers"), seat("8", "", "projector"), seat("9", "young")];
    expect(hereBy(seats, new Set(["1", "2", "3", "4", "5", "6", "7", "8"]))).toEqual({
      all: 7,
      groups: [{ group: "young", n: 5 }],
      more: 2,
    });
  });
});

describe("what was chosen together", () => {
  const texts = (...counts: number[]): string[] => counts.map((one) => Array(one).fill("word").join(" "));
  it("is read whole where short options leave words to the longer ones", () => {
    expect(shared(texts(3, 7, 5, 8, 1), 5)).toBe(8);
  });
  it("is cut where all of them are long, and never to fewer words than each may have", () => {
    expect(shared(texts(9, 9, 9), 5)).toBe(5);
    expect(shared(texts(20, 1, 1), 5)).toBe(13);
    expect(shared([], 5)).toBe(5);
  });
});
