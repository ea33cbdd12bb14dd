import { describe, expect, it } from "vitest";
import { Refusal } from "../../../../core/refusal";
import { type Job, type Line, made, type News, slow } from "./job";

const JOB: Job = { id: "1", state: "waiting", step: 0, steps: 3, file: "", code: "" };
const READY: Job = { ...JOB, state: "ready", step: 3, file: "agreement.docx" };
const FILE = new Blob(["words"]);

/** A line that answers every look and every taking in turn; refusals are thrown. */
function line(looks: (Job | Refusal)[], takings: (Blob | Refusal)[]): Line & { asked: string[] } {
  const asked: string[] = [];
  const next = <T>(all: (T | Refusal)[], path: string): Promise<T> => {
    asked.push(path);
    const found = all.shift();
    return found instanceof Refusal ? Promise.reject(found) : Promise.resolve(found as T);
  };
  return {
    asked,
    send: (path) => next([JOB], path),
    load: (path) => next(looks, path),
    loadFile: (path) => next(takings, path),
    wait: () => Promise.resolve(),
  };
}

async function watched(one: Line, signal = new AbortController().signal) {
  const news: News[] = [];
  const found = await made(one, "jobs", {}, { signal, told: (told) => news.push(told) }).catch((error: unknown) => error);
  return { found, steps: news.map((told) => (typeof told === "string" ? told : told.job.step)) };
}

describe("a file that is made in the background", () => {
  it("tells each step, is taken and let go", async () => {
    const one = line([{ ...JOB, state: "making", step: 2 }, READY], [FILE]);
    expect(await watched(one)).toEqual({ found: { blob: FILE, file: "agreement.docx" }, steps: [0, 2, 3] });
    expect(one.asked).toEqual(["jobs", "jobs/1", "jobs/1", "jobs/1/file", "jobs/1/remove"]);
  });

  it("begins again, once, when something in it was taken back", async () => {
    const stale = new Refusal("stale");
    expect(await watched(line([READY, READY], [stale, FILE]))).toMatchObject({ found: { blob: FILE }, steps: [0, 3, "again", 0, 3] });
    expect((await watched(line([READY, READY], [stale, stale]))).found).toBe(stale);
  });

  it("waits where there is no signal", async () => {
    const offline = new Refusal("offline");
    expect((await watched(line([offline, READY], [offline, FILE]))).steps).toEqual([0, "offline", 3, "offline"]);
  });

  it("says whether it could not be made or was kept too long", async () => {
    const failed = await watched(line([{ ...JOB, state: "failed", code: "missing" }], []));
    expect(failed.found).toMatchObject({ code: "missing", details: { made: "no" } });
    const gone = await watched(line([new Refusal("missing")], []));
    expect(gone.found).toMatchObject({ code: "missing", details: { reason: "expired" } });
  });

  it("is found again by a page that is opened anew, and begun anew where it is gone", async () => {
    const again = async (one: ReturnType<typeof line>) => made(one, "jobs", {}, { signal: new AbortController().signal, told: () => undefined, known: "7" });
    const held = line([{ ...READY, id: "7" }], [FILE]);
    expect(await again(held)).toEqual({ blob: FILE, file: "agreement.docx" });
    expect(held.asked).toEqual(["jobs/7", "jobs/7/file", "jobs/7/remove"]);
    const gone = line([new Refusal("missing"), READY], [FILE]);
    expect(await again(gone)).toMatchObject({ blob: FILE });
    expect(gone.asked.slice(0, 2)).toEqual(["jobs/7", "jobs"]);
  });

  it("is let go at once when nobody waits for it any more", async () => {
    const stop = new AbortController();
    const one = { ...line([READY], [FILE]), wait: () => new Promise<void>(() => stop.abort()) };
    expect((await watched(one, stop.signal)).found).toBe(stop.signal.reason);
    expect(one.asked).toEqual(["jobs", "jobs/1/remove"]);
  });
});

it("only some types take long", () => {
  expect(["docx", "pdf", "csv", "svg"].map(slow)).toEqual([true, true, false, false]);
});
