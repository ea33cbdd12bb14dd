import { beforeEach, describe, expect, it, vi } from "vitest";
import { load } from "./http";
import { isLeaving, leave, tellLeaving } from "./leaving";

const disk = new Map<string, string>();
let asked: string[];
let answers: Record<string, [status: number, body: object]>;
let signal: boolean;

const GIVES_BACK = "/api/partnerships/p/operations";
const SIGN_OUT = "/api/sign-out";
const refused = (status: number, code: string): [number, object] => [status, { code }];

beforeEach(() => {
  disk.clear();
  [asked, answers, signal] = [[], {}, true];
  const storage = {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem: (key: string, value: string) => disk.set(key, value),
    removeItem: (key: string) => disk.delete(key),
  };
  // The keys of what is kept are read off the storage itself.
  vi.stubGlobal("localStorage", new Proxy(storage, { ownKeys: () => [...disk.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }));
  vi.stubGlobal("sessionStorage", {});
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    if (!signal) throw new TypeError("no network");
    const [status, body] = answers[path] ?? [200, {}];
    return new Response(JSON.stringify(body), { status });
  });
});

describe("leaving", () => {
  it("gives the place back and signs out, and keeps nothing", async () => {
    disk.set("common-ground:unsent:p:me", "[1]");
    await leave("p", { forGood: true, online: true });
    expect(asked).toEqual([GIVES_BACK, SIGN_OUT]);
    expect([...disk.keys()]).toEqual([]);
  });

  it("only signs out where the place is kept for another day", async () => {
    await leave("p", { forGood: false, online: true });
    expect(asked).toEqual([SIGN_OUT]);
  });

  it("forgets at once without signal, and tells the server before anything else", async () => {
    disk.set("common-ground:unsent:p:me", "[1]");
    await leave("p", { forGood: true, online: false });
    expect([...disk.keys()]).toEqual(["common-ground:leaving"]);
    signal = false;
    await expect(load("/me")).rejects.toMatchObject({ code: "offline" });
    expect(asked).toEqual([GIVES_BACK]);
    signal = true;
    asked = [];
    await load("/me");
    expect(asked).toEqual([GIVES_BACK, SIGN_OUT, "/api/me"]);
    expect(isLeaving()).toBe(false);
    expect([...disk.keys()]).toEqual([]);
  });

  it("is told later where the server cannot take it now, and once only", async () => {
    answers[SIGN_OUT] = refused(503, "unavailable");
    await leave("p", { forGood: false, online: true });
    expect(isLeaving()).toBe(true);
    answers = {};
    asked = [];
    await Promise.all([tellLeaving(), tellLeaving()]);
    expect(asked).toEqual([SIGN_OUT]);
  });

  it("is no leaving where the server says no, and then nothing is forgotten", async () => {
    disk.set("common-ground:unsent:p:me", "[1]");
    answers[GIVES_BACK] = refused(403, "forbidden");
    await expect(leave("p", { forGood: true, online: true })).rejects.toMatchObject({ code: "forbidden" });
    expect(asked).toEqual([GIVES_BACK]);
    expect([...disk.keys()]).toEqual(["common-ground:unsent:p:me"]);
  });

  it("signs this device out even if the place could not be given back by then", async () => {
    await leave("p", { forGood: true, online: false });
    answers[GIVES_BACK] = refused(403, "forbidden");
    await tellLeaving();
    expect(asked).toEqual([GIVES_BACK, SIGN_OUT]);
    expect(isLeaving()).toBe(false);
  });

  it("has nothing to give back where the place has gone meanwhile", async () => {
    answers[GIVES_BACK] = refused(404, "missing");
    await leave("p", { forGood: true, online: true });
    expect(asked).toEqual([GIVES_BACK, SIGN_OUT]);
  });
});
