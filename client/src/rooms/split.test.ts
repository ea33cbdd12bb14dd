import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../core/words";
import { endsAt, hostOf, placeOf, roomName, sits, sizes } from "./split";

beforeAll(() => {
  learn(JSON.parse(readFileSync(new URL("../../../workshops/words/en.json", import.meta.url), "utf8")) as Record<string, string>);
});

describe("small rooms", () => {
  it("are known by their name, else by their number", () => {
    expect(roomName({ name: "Quiet room", order: 1 })).toBe("Quiet room");
    expect(roomName({ name: "", order: 1 })).toBe("Room 2");
  });
  it("say where they are with one full stop", () => {
    expect(["Table by the window", "In the hall.", ""].map((place) => placeOf({ place }))).toEqual(["Table by the window.", "In the hall.", ""]);
  });
  it("end when their minutes are over", () => {
    expect(endsAt({ at: "2026-03-24T13:50:00Z", minutes: 15 })).toBe("2026-03-24T14:05:00.000Z");
  });
  it.each([
    ["https://meet.example.org/a?b", "meet.example.org"],
    ["http://meet.example.org", ""],
    ["javascript:alert(1)", ""],
    ["https://bank.example@evil.example", ""],
    ["", ""],
  ])("lead out by https alone: %s", (link, host) => {
    expect(hostOf(link)).toBe(host);
  });
  it("take whoever takes part and neither facilitates nor only looks", () => {
    expect([["member", "signatory"], ["contributor"], ["facilitator", "member"], ["observer"], ["projector"]].map((roles) => sits({ roles } as never)))
      .toEqual([true, true, false, false, false]);
  });
  it("tell how many sit in each", () => {
    expect([sizes(12, 4), sizes(14, 4)]).toEqual([[3], [3, 4]]);
  });
});
