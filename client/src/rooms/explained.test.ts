import { describe, expect, it } from "vitest";
import { type Explained, explainedNow, explainedWords } from "./explained";
import type { Seen } from "./where";

const word = (name: string, shown_at: string, activity = "a"): Explained => ({ id: name, word: name, shown_at, activity }) as Explained;
const room = (words: Explained[], activity = "a", status = "live"): Pick<Seen, "of"> => ({
  of: ((kind: string) => (kind === "meeting.session" ? [{ id: "s", status, activity }] : words)) as unknown as Seen["of"],
});

describe("words explained", () => {
  const words = [word("threshold", "2026-03-24T13:50:00Z"), word("Lot", "2026-03-24T13:40:00Z"), word("PSP", "2026-03-24T13:55:00Z", "b")];

  it("stand in the order of the alphabet, whatever their capitals", () => {
    expect(explainedWords(room(words)).map((one) => one.word)).toEqual(["Lot", "PSP", "threshold"]);
  });
  it("show the one that was put before the room last, where the room is now", () => {
    expect(explainedNow(room(words))?.word).toBe("threshold");
    expect(explainedNow(room(words, "b"))?.word).toBe("PSP");
  });
  it("show none once the room has moved on, nor between sessions", () => {
    expect(explainedNow(room(words, "c"))).toBeUndefined();
    expect(explainedNow(room(words, "a", "ended"))).toBeUndefined();
    expect(explainedNow(room([word("x", "2026", "")], ""))).toBeUndefined();
  });
});
