import { describe, expect, it } from "vitest";
import { Refusal } from "../../core/refusal";
import { adviceOn, columnOf, decoded, fits, nameOf, sample, wrongIn } from "./brought";

const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all);

describe("the words of a file", () => {
  it("are read as spreadsheets write them", () => {
    expect(decoded(new TextEncoder().encode("\ufeffrow,Àite"))).toBe("row,Àite");
    expect(decoded(bytes(0xff, 0xfe, 0x72, 0x00, 0xe9, 0x00))).toBe("ré");
    expect(decoded(bytes(0xfe, 0xff, 0x00, 0x72))).toBe("r");
    expect(decoded(bytes(0x72, 0xe9))).toBe("ré");
  });

  it("must fit into one call, however they are written", () => {
    expect([fits("row"), fits("x".repeat(150_001)), fits('"'.repeat(130_000)), fits("é".repeat(130_000))]).toEqual([true, false, false, false]);
  });

  it("give a map its name", () => {
    expect([nameOf("housing-route_2024.csv"), nameOf("map"), nameOf(`${"x".repeat(90)}.csv`).length]).toEqual(["housing route 2024", "map", 80]);
  });
});

describe("what is wrong with a file", () => {
  const rows = [{ line: 3, column: "row", code: "not_a_choice" }];

  it("is told only where the rows are the reason", () => {
    expect(wrongIn(new Refusal("invalid", { reason: "rows", rows, count: 40 }))).toEqual({ rows, count: 40 });
    expect([wrongIn(new Refusal("invalid", { reason: "no_table" })), wrongIn(new Error("no"))]).toEqual([undefined, undefined]);
  });

  it("says what may stand in that column, and which thing is not there", () => {
    const advice = (column: string, code: string): string => adviceOn({ line: 2, column, code });
    expect(advice("row", "not_a_choice")).toMatch(/lane, step or link/);
    expect(advice("lane", "missing")).not.toBe(advice("from", "missing"));
    for (const code of CODES) expect(advice("words", code)).not.toContain("laptop.");
  });

  it("names a column by its number where its name is wrong", () => {
    expect(columnOf({ line: 1, column: "4", code: "unknown" })).toContain("4");
    expect(columnOf({ line: 2, column: "words", code: "required" })).toBe("words");
  });
});

const CODES = [
  "unknown", "required", "too_long", "not_a_choice", "not_whole", "not_a_number", "out_of_range", "not_yes_or_no", "missing", "taken",
  "same_step", "too_many",
];

it("the table to begin from has every column in every row", () => {
  const [head, ...rest] = sample().trim().split("\r\n");
  expect(head?.replace("\ufeff", "").split(",")[0]).toBe("row");
  expect(rest.map((row) => row.split(",").length)).toEqual(rest.map(() => head?.split(",").length));
});
