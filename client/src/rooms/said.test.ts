import { describe, expect, it } from "vitest";
import type { Records } from "../wire";
import { holding, type Reads, saidIn } from "./said";

const records: Partial<{ [K in keyof Records]: Partial<Records[K]>[] }> = {
  "cards.card": [
    { id: "c1", words: "One worker", group: "g" },
    { id: "c2", words: "", group: "" },
    { id: "c3", words: "Tell it once", group: "" },
  ],
  "meeting.parked": [{ id: "p", words: "Who pays for the bus?" }],
};
const reads: Reads = { of: (kind) => (records[kind] ?? []) as never };

describe("what was said", () => {
  it("lists the newest of a kind first and leaves out what has no words", () => {
    expect(saidIn(reads).map((one) => one.id)).toEqual(["p", "c3", "c1"]);
  });

  it("finds by every word, whatever its capitals", () => {
    expect(holding(saidIn(reads), "ONCE tell").map((one) => one.id)).toEqual(["c3"]);
    expect(holding(saidIn(reads), "")).toHaveLength(3);
  });
});
