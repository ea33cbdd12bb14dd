import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../../../core/words";
import { along, leaning, type Quote } from "./quoted";

beforeAll(() => learn({ "laptop.hypotheses.quotes.nearer": "Nearer to {words}", "laptop.hypotheses.quotes.half_way": "Half-way" }));
const quote = (more: Partial<Quote> = {}): Quote => ({
  kind: "hypotheses.published_result", id: "q", audience: "everyone", hypothesis: "", statement: "S", source: "Survey", low_words: "strongly agree", high_words: "strongly disagree",
  scale_from: 1, scale_to: 5, lowest: null, highest: null, average: 1.4, note: "", sample: "", ...more,
});

describe("a published result", () => {
  it("says its direction in the words of its own scale, also where low is agreement", () => {
    expect(leaning(quote())).toBe("Nearer to strongly agree");
    expect(leaning(quote({ average: 4.6 }))).toBe("Nearer to strongly disagree");
    expect(leaning(quote({ average: 3.1 }))).toBe("Half-way");
    expect(leaning(quote({ average: null }))).toBe("");
  });

  it("stands on its own scale", () => expect(along(quote(), 3)).toBe(0.5));
});
