import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../core/words";
import type { Records } from "../wire";
import { finding } from "./finding";
import { count, few, sentences, statement } from "./statement";

beforeAll(() =>
  learn({
    "phone.reveal.most": "Most agree.",
    "phone.reveal.all": "Most agree, in every group.",
    "phone.reveal.few": "Most do not agree.",
    "phone.reveal.split": "We see this in different ways.",
    "phone.reveal.mixed_in": "Mixed views in {groups}.",
    "phone.reveal.not_in": "Not agreed in {groups}.",
    "phone.reveal.agreed_in": "Agreed in {groups}.",
    "phone.reveal.too_few": "Too few.",
    "phone.reveal.held_back": "Too few changed.",
    "phone.reveal.and": "{first} and {last}",
    "phone.reveal.groups.other": "{n} groups",
    "phone.sentence.full": "{think}, because {because}.",
    "phone.sentence.short": "{think}.",
  }),
);

const rule = { share: 60, agrees_from: 60 };
type Result = Records["hypotheses.result"];

function result(groups: Record<string, number[]>, verdict: Result["verdict"] = "mixed"): Result {
  const strip = (dots: number[]): NonNullable<Result["strip"]> => {
    const sorted = [...dots].sort((a, b) => a - b);
    const part = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    return { n: dots.length, median: part(0.5), q1: part(0.25), q3: part(0.75), low: part(0), high: part(1), dots: sorted };
  };
  const drawn = Object.entries(groups).map(([group, dots]) => ({
    group,
    strip: strip(dots),
    agreeing: Math.round((100 * dots.filter((dot) => dot >= rule.agrees_from).length) / dots.length),
  }));
  return { strip: strip(Object.values(groups).flat()), groups: drawn, verdict } as unknown as Result;
}
const found = (groups: Record<string, number[]>, verdict?: Result["verdict"]): string =>
  finding(result(groups, verdict), rule, (group) => group);

const YES = [80, 85, 90, 90, 95];
const NO = [10, 15, 20, 20, 25];
const WIDE = [10, 30, 50, 70, 90];

describe("a finding in words", () => {
  it("is common ground only where the verdict says so", () => {
    expect(found({ Young: YES, Housing: YES }, "common_ground")).toBe("Most agree, in every group.");
  });
  it("tells a result that is held back from one of too few people", () => {
    const nothing = { ...result({ Young: YES }), strip: null };
    expect(finding({ ...nothing, held_back: false }, rule, String)).toBe("Too few.");
    expect(finding({ ...nothing, held_back: true }, rule, String)).toBe("Too few changed.");
  });
  it("names the group that stands apart", () => {
    expect(found({ Young: YES, Carers: YES, Housing: WIDE })).toBe("Most agree. Mixed views in Housing.");
    expect(found({ Young: YES, Carers: YES, Housing: NO })).toBe("Most agree. Not agreed in Housing.");
  });
  it("names two, and counts more", () => {
    const agreeing = { A: [...YES, ...YES, ...YES, ...YES] };
    expect(found({ ...agreeing, B: NO, C: NO })).toBe("Most agree. Not agreed in B and C.");
    expect(found({ A: [...YES, ...YES, ...YES, ...YES, ...YES], B: NO, C: NO, D: NO })).toBe("Most agree. Not agreed in 3 groups.");
  });
  it("says when one group agrees and most people do not", () => {
    expect(found({ Young: YES, Housing: NO, Health: NO }, "divided")).toBe(
      "We see this in different ways. Agreed in Young. Not agreed in Housing and Health.",
    );
  });
  it("says that most do not agree", () => {
    expect(found({ Young: NO, Housing: NO })).toBe("Most do not agree.");
  });
  it("says nothing about too few people", () => {
    expect(finding({ ...result({}), strip: null }, rule, String)).toBe("Too few.");
  });
});

describe("a hypothesis as a sentence", () => {
  it("joins both parts, however they were typed", () => {
    const sentence = "Young people stop asking, because they are passed on.";
    expect(statement({ think: "Young people stop asking.", because: "They are passed on." })).toBe(sentence);
    expect(statement({ think: "We think young people stop asking", because: "because they are passed on" })).toBe(sentence);
  });
  it("keeps the capital of a name and of I", () => {
    expect(statement({ think: "it helps", because: "South Tyneside does it" })).toBe("It helps, because South Tyneside does it.");
    expect(statement({ think: "it helps", because: "I know" })).toBe("It helps, because I know.");
    expect(statement({ think: "it helps", because: "B&B is dear" })).toBe("It helps, because B&B is dear.");
  });
  it("stands without a reason", () => {
    expect(statement({ think: "it helps", because: "" })).toBe("It helps.");
  });
  it("can be cut to so many words", () => {
    expect(few("one two three", 3)).toBe("one two three");
    expect(few("one two three four", 3)).toBe("one two three…");
    expect(count("  one  two ")).toBe(2);
  });
  it("are whole sentences where these fit", () => {
    expect(sentences("One two. Three four! Five.", 4)).toBe("One two. Three four!");
    expect(sentences("One two three four. Five.", 3)).toBe("One two three…");
  });
});
