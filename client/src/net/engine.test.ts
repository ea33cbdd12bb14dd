import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openPipe, type Packet, type Pipe } from "./engine";

const polls: ((body: string) => void)[] = [];
const posts: { url: string; body: string; done: () => void }[] = [];
let heard: Packet[];
let pipe: Pipe;
const rest = (): Promise<void> => new Promise((done) => setTimeout(done));

beforeEach(() => {
  polls.length = posts.length = 0;
  heard = [];
  const answer = (body: string) => ({ ok: true, text: () => Promise.resolve(body) });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    return new Promise((done, fail) => {
      init.signal?.addEventListener("abort", () => fail(new Error("aborted")));
      if (init.method === "POST") posts.push({ url, body: String(init.body), done: () => done(answer("ok")) });
      else polls.push((body) => (body ? done(answer(body)) : done({ ok: false, status: 400 })));
    });
  });
  pipe = openPipe("polling", { packet: (one) => heard.push(one), closed: () => heard.push("closed") });
});
afterEach(() => vi.unstubAllGlobals());

describe("long polling", () => {
  it("takes packets apart and goes on asking under its session", async () => {
    polls[0]?.('0{"sid":"abc"}');
    await rest();
    polls[1]?.("2\x1e42[\"a\",1]");
    await rest();
    expect(heard).toEqual(['0{"sid":"abc"}', "2", '42["a",1]']);
    expect(polls).toHaveLength(3);
  });

  it("posts one after another, in order", async () => {
    polls[0]?.('0{"sid":"abc"}');
    await rest();
    for (const one of ["1st", "2nd", "3rd"]) pipe.send(one);
    expect(posts.map(({ body }) => body)).toEqual(["1st"]);
    expect(posts[0]?.url).toContain("sid=abc");
    posts[0]?.done();
    await rest();
    expect(posts.map(({ body }) => body)).toEqual(["1st", "2nd\x1e3rd"]);
  });

  it("is closed once, whether the server ends it or we do", async () => {
    polls[0]?.("");
    await rest();
    pipe.close();
    await rest();
    expect(heard).toEqual(["closed"]);
  });
});
