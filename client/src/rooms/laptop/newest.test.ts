import { describe, expect, it } from "vitest";
import type { Records } from "../../wire";
import { choices, newest, type Reads } from "./newest";

type Some = { kind: keyof Records; id: string } & Record<string, unknown>;
const room = (...records: Some[]): Reads => ({
  of: (kind) => records.filter((one) => one.kind === kind) as never,
});
const said = (id: string, own_words: string): Some => ({ kind: "outcomes.outcome", id, own_words, formal: `F ${id}`, group: "g", ref: id, order: Number(id.slice(1)) });

describe("newest contributions", () => {
  it("come newest first, a few of each kind", () => {
    const seen = room(said("O1", "one"), said("O2", ""), said("O3", "three"), { kind: "outcomes.indicator", id: "i", words: "measured" });
    expect(newest(seen, "outcomes", 2).map((one) => one.words)).toEqual(["three", "F O2", "measured"]);
    expect(newest(seen, "outcomes", 1)[0]).toMatchObject({ group: "g", kind: "outcomes.outcome" });
  });

  it("leave out what has no words, and know nothing of other artefacts", () => {
    const seen = room({ kind: "pathways.feeling", id: "f", words: "", group: "g" });
    expect(newest(seen, "pathways")).toEqual([]);
    expect(newest(seen, "")).toEqual([]);
  });
});

describe("what the room can look at", () => {
  it("is named, and in order", () => {
    expect(choices(room(said("O2", "two"), said("O1", "")), "outcomes").map((one) => one.label)).toEqual(["O1 F O1", "O2 two"]);
    expect(choices(room(), "")).toEqual([]);
  });
});
