import { describe, expect, it } from "vitest";
import { type Entry, type Held, Records } from "./records";
import { Sync } from "./sync";

const record = (id: string, kind = "hypotheses.hypothesis"): Held => ({ kind, id, audience: "everyone" });
const entry = (number: number, ...ids: string[]): Entry => ({ number, put: ids.map((id) => record(id)), removed: [] });

function setUp() {
  const asked: [string, number][] = [];
  const records = new Records();
  const sync = new Sync(records, (stream, from) => asked.push([stream, from]));
  const ids = (): string[] => records.inStream("everyone").map(({ id }) => id);
  return { asked, records, sync, ids };
}

describe("the order of entries", () => {
  it("merges by number, never by arrival", () => {
    const { sync, ids, asked } = setUp();
    sync.entries("everyone", [entry(2, "b")]);
    expect(ids()).toEqual([]);
    expect(asked).toEqual([["everyone", 0]]);
    sync.entries("everyone", [entry(1, "a")]);
    expect(ids()).toEqual(["a", "b"]);
    expect(sync.cursors()).toEqual({ everyone: 2 });
  });

  it("ignores repeats, even when the record was removed since", () => {
    const { sync, ids } = setUp();
    sync.entries("everyone", [entry(1, "a"), { number: 2, put: [], removed: ["a"] }]);
    sync.entries("everyone", [entry(1, "a")]);
    expect(ids()).toEqual([]);
  });

  it("skips a record whose words were erased", () => {
    const { sync, ids } = setUp();
    sync.entries("everyone", [{ number: 1, put: [null, record("a")], removed: [] }]);
    expect(ids()).toEqual(["a"]);
  });

  it("asks once for a gap, and again on the timer", () => {
    const { sync, asked } = setUp();
    sync.entries("everyone", [entry(3, "c")]);
    sync.entries("everyone", [entry(4, "d")]);
    expect(asked).toHaveLength(1);
    sync.chase();
    expect(asked).toHaveLength(2);
  });

  it("asks on the timer for what the welcome announced", () => {
    const { sync, asked } = setUp();
    sync.welcome({ everyone: 4 });
    sync.chase();
    expect(asked).toEqual([["everyone", 0]]);
    sync.snapshot({ stream: "everyone", number: 4, records: [record("a")] });
    sync.chase();
    expect(asked).toHaveLength(1);
  });

  it("lets a snapshot replace what it lacks, and goes on after it", () => {
    const { sync, ids } = setUp();
    sync.entries("everyone", [entry(1, "a"), entry(4, "d")]);
    sync.snapshot({ stream: "everyone", number: 3, records: [record("c")] });
    expect(ids()).toEqual(["c", "d"]);
    sync.snapshot({ stream: "everyone", number: 2, records: [] });
    expect(ids()).toEqual(["c", "d"]);
  });

  it("forgets what the welcome no longer names, and begins again where the server is behind", () => {
    const { sync, records, ids } = setUp();
    sync.entries("everyone", [entry(1, "a"), entry(2, "b")]);
    sync.entries("facilitators", [{ number: 1, put: [record("note")], removed: [] }]);
    expect(sync.welcome({ everyone: 1 })).toEqual(["facilitators"]);
    expect(records.get("note")).toBeUndefined();
    expect(ids()).toEqual([]);
    expect(sync.cursor("everyone")).toBe(0);
  });

  it("takes nothing in from a revoked stream until it is granted again", () => {
    const { sync, ids, asked } = setUp();
    sync.welcome({ everyone: 0 });
    sync.revoke("everyone");
    sync.entries("everyone", [entry(1, "a")]);
    expect(ids()).toEqual([]);
    sync.grant("everyone");
    expect(asked).toEqual([["everyone", 0]]);
    sync.entries("everyone", [entry(1, "a")]);
    expect(ids()).toEqual(["a"]);
  });

  it("ends the same in whatever order, with repeats (seeded)", () => {
    let seed = 7;
    const chance = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const all = Array.from({ length: 40 }, (_, i) => ({
      number: i + 1,
      put: [record(`r${chance(12)}`)],
      removed: chance(3) ? [] : [`r${chance(12)}`],
    }));
    const straight = setUp();
    straight.sync.entries("everyone", all);
    for (let round = 0; round < 50; round++) {
      const other = setUp();
      const mixed = [...all, ...all].sort(() => chance(2) - 0.5);
      for (const one of mixed) other.sync.entries("everyone", [one]);
      expect(new Set(other.ids())).toEqual(new Set(straight.ids()));
    }
  });
});

describe("records", () => {
  it("keeps an index by kind and tells what was touched", () => {
    const touched: string[] = [];
    const records = new Records((one) => touched.push(one.id));
    records.merge("everyone", { number: 1, put: [record("a"), record("b", "meeting.group")], removed: [] });
    records.merge("everyone", { number: 2, put: [], removed: ["a", "unknown"] });
    expect(records.ofKind("hypotheses.hypothesis")).toEqual([]);
    expect(records.ofKind("meeting.group")).toHaveLength(1);
    expect(touched).toEqual(["a", "b", "a"]);
    records.purge("everyone");
    expect(records.streams()).toEqual([]);
    expect(records.get("b")).toBeUndefined();
  });
});
