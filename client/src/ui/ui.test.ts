import { describe, expect, it } from "vitest";
import { learn } from "../core/words";
import { bare, grouped } from "./code";
import { inWords, settled } from "./score";
import { clock, left } from "./time";

describe("time", () => {
  it("counts with the server's clock, and past the end", () => {
    const timer = { seconds: 900, elapsed: 60, started_at: "2026-05-12T13:30:00Z" };
    const start = Date.parse(timer.started_at);
    expect(left(timer, start)).toBe(840);
    expect(left({ ...timer, started_at: "" }, start + 60_000)).toBe(840);
    expect(clock(left(timer, start + 440_000))).toBe("6:40");
    expect(clock(left(timer, start + 970_000))).toBe("+2:10");
  });
});

describe("codes", () => {
  it("stand in threes and travel bare", () => {
    expect(grouped("t7km4xq9r")).toBe("T7K M4X Q9R");
    expect(grouped("t7k-m4")).toBe("T7K M4");
    expect(bare(" t7k m4x ")).toBe("T7KM4X");
  });
});

describe("scores", () => {
  it("are said in the words of the question", () => {
    learn({
      "common.score.middle": "In the middle",
      "common.score.towards": "Close to “{end}”",
      "common.score.bit_towards": "A bit towards “{end}”",
      "common.score.strongly": "strongly",
      "common.score.lot": "{verb} a lot",
      "common.score.bit": "{verb} a bit",
    });
    expect(inWords(95, "Never", "Always")).toBe("Always");
    expect(inWords(25, "Never", "Always")).toBe("Close to “Never”");
    expect(inWords(55, "Never", "Always")).toBe("A bit towards “Always”");
    expect(inWords(85, "Disagree strongly", "Agree strongly")).toBe("Agree a lot");
    expect(inWords(40, "Disagree strongly", "Agree strongly")).toBe("Disagree a bit");
    expect(inWords(50, "Never", "Always")).toBe("In the middle");
  });

  it("never hide one marker behind another", () => {
    const dots = settled([80, 80, 81, 60], 4);
    expect(dots.map(({ level }) => level)).toEqual([0, 0, 1, -1]);
  });
});
