import { describe, expect, it } from "vitest";
import type { Held } from "../../core/records";
import type { Room } from "../../room.svelte";
import { mineOf } from "./mine";
import { others, type Thing } from "./things";

const thing = (id: string, kind: string, place: Thing["place"]): Thing => ({ id, kind, place, words: "", take_back: null });

describe("what else is somebody's own", () => {
  it("leaves out what is listed and what nobody needs to be told, but not what was hidden", () => {
    const all = [
      thing("h", "hypotheses.hypothesis", "shown"),
      thing("s", "hypotheses.score", "private"),
      thing("n", "meeting.authored", "hidden"),
      thing("l", "meeting.let_in", "private"),
    ];
    expect(others(all, new Set(["h"])).map((one) => one.id)).toEqual(["s", "n"]);
  });
});

describe("what somebody shared", () => {
  it("leaves what is out of sight to its own way back", () => {
    const thought = (id: string, masked: boolean): Held =>
      ({ kind: "hypotheses.hypothesis", id, audience: "everyone", ref: "H1", think: "People wait", because: "", status: "proposed", masked }) as Held;
    const records = [thought("h", false), thought("m", true)];
    const of = (kind: string): object[] => kind === "meeting.authored" ? records.map(({ id }) => ({ record: id })) : [];
    const room = { of, get: (id: string) => records.find((one) => one.id === id) } as unknown as Room;
    expect(mineOf(room).map((one) => one.id)).toEqual(["h"]);
  });
});
