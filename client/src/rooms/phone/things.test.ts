import { describe, expect, it } from "vitest";
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
