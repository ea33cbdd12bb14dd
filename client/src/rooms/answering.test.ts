import { describe, expect, it } from "vitest";
import type { Records } from "../wire";
import { daysLate, exchanges, owes } from "./answering";
import type { Reads } from "./said";

const card = (id: string) => ({ id, words: `Words ${id}`, group: "" });
const records: Partial<{ [K in keyof Records]: Partial<Records[K]>[] }> = {
  "cards.card": ["late", "done", "soon", "again", "alone"].map(card),
  "answers.promise": [
    { id: "p1", of: "late", due: "2026-03-28" },
    { id: "p2", of: "soon", due: "2026-04-10" },
    { id: "p3", of: "done", due: "2026-03-01" },
    { id: "p4", of: "gone", due: "2026-03-01" },
  ],
  "answers.answer": [
    { id: "a2", of: "done", verdict: "did", answered_at: "2026-03-02T10:00:00Z" },
    { id: "a1", of: "done", verdict: "not_yet", answered_at: "2026-03-01T10:00:00Z" },
    { id: "a3", of: "again", verdict: "cannot", answered_at: "2026-03-05T10:00:00Z" },
  ],
  "answers.reply": [{ id: "r", answer: "a2", meant: "yes" }],
};
const reads: Reads = { of: (kind) => (records[kind] ?? []) as never };

describe("what was promised and answered", () => {
  const all = exchanges(reads, "2026-04-01");

  it("puts what is overdue first, and leaves out what nobody can see", () => {
    expect(all.map((one) => `${one.said.id} ${one.state}`)).toEqual(["late overdue", "soon owed", "again cannot", "done did"]);
  });

  it("counts the days and takes the latest answer with its replies", () => {
    expect(all[0]?.late).toBe(4);
    expect(all.at(-1)?.replies.map((one) => one.id)).toEqual(["r"]);
    expect(all.filter(owes).map((one) => one.said.id)).toEqual(["late", "soon"]);
  });

  it("is never late before its day, or without one", () => {
    expect(daysLate("2026-04-01", "2026-04-01")).toBe(0);
    expect(daysLate("", "2026-04-01")).toBe(0);
  });
});
