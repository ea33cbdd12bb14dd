import { deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Call, dial, type Ear } from "./dial";
import type { Ends } from "./engine";

const line = vi.hoisted(() => ({ ends: undefined as Ends | undefined, sent: [] as string[], closed: 0 }));
vi.mock("./engine", () => ({
  openPipe: (_transport: string, ends: Ends) => {
    line.ends = ends;
    return { send: (packet: string) => line.sent.push(packet), close: () => line.closed++ };
  },
}));

const HELLO = `0${JSON.stringify({ sid: "s", upgrades: [], pingInterval: 20_000, pingTimeout: 20_000, maxPayload: 1e6 })}`;
let heard: unknown[];
let call: Call;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(line, { sent: [], closed: 0 });
  heard = [];
  const ear: Ear = {
    open: () => heard.push("open"),
    event: (name, message) => heard.push([name, message]),
    closed: (cameThrough) => heard.push(cameThrough ? "closed" : "refused"),
  };
  call = dial("websocket", { ticket: "t" }, ear);
});
afterEach(() => vi.useRealTimers());

describe("a call", () => {
  it("greets with its ticket, hears events and answers pings", () => {
    line.ends?.packet(HELLO);
    line.ends?.packet('40{"sid":"x"}');
    line.ends?.packet('42["welcome",{"seat":"me"}]');
    line.ends?.packet("2");
    call.emit("join", { protocol: 1 });
    expect(heard).toEqual(["open", ["welcome", { seat: "me" }]]);
    expect(line.sent).toEqual(['40{"ticket":"t"}', "3", '42["join",{"protocol":1}]']);
  });

  it("is over when the server falls silent, at once and once", () => {
    line.ends?.packet(HELLO);
    line.ends?.packet("40{}");
    vi.advanceTimersByTime(30_000);
    line.ends?.packet("2");
    vi.advanceTimersByTime(39_000);
    expect(heard).toEqual(["open"]);
    vi.advanceTimersByTime(2_000);
    line.ends?.closed();
    line.ends?.packet('42["late",{}]');
    expect(heard).toEqual(["open", "closed"]);
    expect(line.closed).toBe(1);
  });

  it("unpacks a snapshot, and lets nothing overtake it", async () => {
    line.ends?.packet(HELLO);
    line.ends?.packet('451-["snapshot",{"stream":"everyone","number":7,"packed":{"_placeholder":true,"num":0}}]');
    line.ends?.packet(new Uint8Array(deflateRawSync('[{"id":"a"}]')).buffer);
    line.ends?.packet('42["entries",{"stream":"everyone","from":7}]');
    expect(heard).toEqual([]);
    vi.useRealTimers();
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    line.ends?.packet('42["presence",{}]');
    expect(heard).toMatchObject([
      ["snapshot", { stream: "everyone", number: 7, records: [{ id: "a" }] }],
      ["entries", { stream: "everyone", from: 7 }],
      ["presence", {}],
    ]);
  });

  it("is over when a snapshot cannot be unpacked", async () => {
    line.ends?.packet(HELLO);
    line.ends?.packet('451-["snapshot",{"packed":{"_placeholder":true,"num":0}}]');
    line.ends?.packet(new Uint8Array([255, 255]).buffer);
    line.ends?.packet('42["entries",{}]');
    vi.useRealTimers();
    await vi.waitFor(() => expect(heard).toEqual(["refused"]));
  });

  it("unpacks entries", async () => {
    line.ends?.packet(HELLO);
    line.ends?.packet('451-["entries",{"stream":"everyone","from":7,"packed":{"_placeholder":true,"num":0}}]');
    line.ends?.packet(new Uint8Array(deflateRawSync('[{"number":8}]')).buffer);
    vi.useRealTimers();
    await vi.waitFor(() => expect(heard).toMatchObject([["entries", { stream: "everyone", from: 7, entries: [{ number: 8 }] }]]));
  });

  it("tells a refusal from a line that was cut", () => {
    line.ends?.packet(HELLO);
    line.ends?.packet('44{"message":"signed_out"}');
    expect(heard).toEqual(["refused"]);
  });
});
