import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Operation } from "./core/journal";
import type { Held } from "./core/records";
import type { Watch } from "./net/socket";
import { Room } from "./room.svelte";

const line = vi.hoisted(() => ({ watch: undefined as Watch | undefined, sent: [] as Operation[], joined: [] as unknown[], echoes: 0 }));
vi.mock("./net/socket", () => ({
  FINAL: new Set(["signed_out", "unknown_operation"]),
  OUTDATED: "unknown_operation",
  openLine: (_partnership: string, _as: string, watch: Watch) => {
    line.watch = watch;
    return {
      join: (cursors: unknown, life: string) => line.joined.push(cursors, life),
      operation: (operation: Operation) => line.sent.push(operation),
      catchUp: () => undefined,
      presence: () => undefined,
      echo: () => line.echoes++,
      close: () => undefined,
    };
  },
}));

const KIND = "hypotheses.hypothesis";
const record = (id: string, audience = "everyone"): Held => ({ kind: KIND, id, audience });
const body = { think: "they get passed on" };
const disk = new Map<string, string>();
let room: Room;

const watch = (): Watch => {
  if (!line.watch) throw new Error("no line");
  return line.watch;
};
const welcome = (seat = "me", streams: Record<string, number> = { everyone: 0 }, life = "one"): void =>
  watch().welcome({ seat, now: new Date(Date.now() + 60_000).toISOString(), streams, life });
const entry = (number: number, ...ids: string[]) => ({ number, put: ids.map((id) => record(id)), removed: [] });
const come = (...entries: ReturnType<typeof entry>[]): void => watch().entries({ stream: "everyone", from: 0, entries });

beforeEach(() => {
  vi.useFakeTimers();
  disk.clear();
  Object.assign(line, { sent: [], joined: [] });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem: (key: string, value: string) => disk.set(key, value),
    removeItem: (key: string) => disk.delete(key),
  });
  room = new Room("p1");
});
afterEach(() => {
  room.close();
  vi.useRealTimers();
});

describe("a room", () => {
  it("tells what has come, changed or gone since something was asked", () => {
    const since = () => ["a", "b"].filter((id) => room.touched(id) > asked);
    welcome();
    come(entry(1, "a", "b"));
    vi.runOnlyPendingTimers();
    const asked = room.step;
    expect(since()).toEqual([]);
    watch().entries({ stream: "everyone", from: 1, entries: [entry(2, "a"), { number: 3, put: [], removed: ["b"] }] });
    vi.runOnlyPendingTimers();
    expect(since()).toEqual(["a", "b"]);
  });

  it("renders once for a hundred entries", () => {
    const lengths: number[] = [];
    const stop = $effect.root(() => {
      $effect(() => void lengths.push(room.of(KIND).length));
    });
    flushSync();
    welcome();
    for (let number = 1; number <= 100; number++) come(entry(number, `h${number}`));
    flushSync();
    expect(lengths).toEqual([0]);
    vi.advanceTimersByTime(20);
    flushSync();
    expect(lengths).toEqual([0, 100]);
    stop();
  });

  it("tells those who wait for a record that has not come", () => {
    const seen: (string | undefined)[] = [];
    const stop = $effect.root(() => {
      $effect(() => void seen.push(room.get("h1")?.id));
    });
    flushSync();
    welcome();
    come(entry(1, "h1"));
    vi.advanceTimersByTime(20);
    flushSync();
    expect(seen).toEqual([undefined, "h1"]);
    stop();
  });

  it("holds an operation until the line is open, and resolves when it has come of it what comes", async () => {
    const asked = room.ask("hypotheses.propose", body, { predict: { put: [record("")] } });
    expect(line.sent).toEqual([]);
    expect(room.pending).toBe(1);
    expect(room.of(KIND)).toHaveLength(1);
    welcome();
    const [sent] = line.sent;
    watch().answer({ id: sent?.id ?? "", positions: { everyone: 1 }, made: ["h1"] });
    come(entry(1, "h1"));
    expect((await asked).ids).toEqual(["h1"]);
    expect(room.of(KIND).map(({ id }) => id)).toEqual(["h1"]);
    expect(room.pending).toBe(0);
  });

  it("builds what is asked next on what was asked, however soon", () => {
    welcome();
    come(entry(1, "h1"));
    vi.advanceTimersByTime(20);
    const stop = $effect.root(() => {
      const words = $derived({ ...room.get("h1") });
      for (const word of ["think", "because"]) void room.ask("hypotheses.propose", body, { predict: { put: [{ ...record("h1"), ...words, [word]: word }] } });
      expect(words).toMatchObject({ think: "think", because: "because" });
    });
    stop();
  });

  it("keeps what is unsent for this seat over a reload, under the same id", () => {
    welcome();
    void room.ask("hypotheses.propose", body);
    const first = line.sent[0]?.id;
    room.close();
    room = new Room("p1");
    welcome("another");
    expect(line.sent).toHaveLength(1);
    room.close();
    room = new Room("p1");
    welcome("me");
    expect(line.sent.map(({ id }) => id)).toEqual([first, first]);
  });

  it("tells what an earlier page left unsent and was refused, so that its words are not lost", async () => {
    welcome();
    void room.ask("hypotheses.propose", body);
    room.close();
    room = new Room("p1");
    welcome();
    watch().answer({ id: line.sent[1]?.id ?? "", refused: { code: "closed" } });
    await Promise.resolve();
    expect(room.refused.map(({ operation }) => operation.body)).toEqual([body]);
    expect(room.pending).toBe(0);
  });

  it("comes back with its cursors and purges what it may no longer see", () => {
    welcome("me", { everyone: 0, facilitators: 1 });
    come(entry(1, "h1"));
    watch().entries({ stream: "facilitators", from: 0, entries: [{ number: 1, put: [record("note", "facilitators")], removed: [] }] });
    watch().lost();
    watch().open();
    expect(line.joined).toEqual([{ everyone: 1, facilitators: 1 }, "one"]);
    welcome("me", { everyone: 1 });
    expect(room.get("note")).toBeUndefined();
    expect([...room.streams]).toEqual(["everyone"]);
    expect(room.get("h1")).toBeDefined();
  });

  it("begins again with a server that was restored, and says again what was not finished", () => {
    welcome("me", { everyone: 0, facilitators: 1 });
    come(entry(1, "lost"));
    void room.ask("hypotheses.propose", body);
    void room.ask("hypotheses.propose", body);
    const [answered, unanswered] = line.sent.map(({ id }) => id);
    watch().answer({ id: answered ?? "", positions: { everyone: 2 }, made: ["h2"] });
    watch().lost();
    // The head has come to the old cursor again, with another entry under its number.
    welcome("me", { everyone: 1, facilitators: 1 }, "another");
    expect(room.get("lost")).toBeUndefined();
    expect(line.sent.slice(2).map(({ id }) => id)).toEqual([answered, unanswered]);
    watch().snapshot({ stream: "everyone", number: 1, records: [record("instead")] });
    expect(room.get("instead")).toBeDefined();
    expect(room.of(KIND).map(({ id }) => id)).toEqual(["instead"]);
    watch().lost();
    welcome("me", { everyone: 1, facilitators: 1 }, "another");
    expect(room.get("instead")).toBeDefined();
  });

  it("lets go of everything when its seat has ended, or somebody else's has come", () => {
    welcome();
    come(entry(1, "h1"));
    void room.ask("hypotheses.propose", body).catch(() => undefined);
    welcome("another");
    expect(room.ended).toBe("signed_out");
    expect(room.of(KIND).filter(({ id }) => id === "h1")).toEqual([]);
    expect(disk.size).toBe(0);
  });

  it("keeps what is unsent when the page is too old for the server", () => {
    vi.stubGlobal("sessionStorage", { getItem: () => String(Date.now()) });
    welcome();
    void room.ask("hypotheses.propose", body).catch(() => undefined);
    watch().goodbye({ code: "unknown_operation" });
    expect(room.ended).toBe("unknown_operation");
    room = new Room("p1");
    expect(room.pending).toBe(1);
    welcome();
    expect(line.sent).toHaveLength(2);
  });

  it("knows who is here and what they do, and counts with the server's clock", () => {
    welcome();
    watch().presence({ here: ["me", "otter"] });
    watch().presence({ seat: "otter", record: "h1", what: "typing" });
    expect(room.at("h1").map(({ seat }) => seat)).toEqual(["otter"]);
    watch().presence({ seat: "otter", record: "", what: "left" });
    expect([...room.here]).toEqual(["me"]);
    expect(room.at("h1")).toEqual([]);
    expect(Math.round((room.now() - Date.now()) / 1000)).toBe(60);
  });

  it("measures the way to the server and back", async () => {
    welcome();
    const took = room.measure();
    expect(line.echoes).toBe(1);
    vi.advanceTimersByTime(40);
    watch().echo();
    expect(Math.round(await took)).toBe(40);
  });
});
