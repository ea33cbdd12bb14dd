import { Refusal } from "../../../../core/refusal";

/** A file in the making: `GET /api/partnerships/<id>/exports/jobs/<id>`. */
export interface Job {
  readonly id: string;
  readonly state: "waiting" | "making" | "ready" | "failed";
  /** How many of the steps have begun. */
  readonly step: number;
  readonly steps: number;
  readonly file: string;
  readonly code: string;
}

/** The way out, and the time that passes. */
export interface Line {
  send(path: string, body?: unknown): Promise<unknown>;
  load(path: string): Promise<unknown>;
  loadFile(path: string): Promise<Blob>;
  wait(milliseconds: number): Promise<void>;
}

/** What is told meanwhile: how far it is, that it begins again, that there is no signal. */
export type News = { readonly job: Job } | "again" | "offline";

export interface Watch {
  readonly signal: AbortSignal;
  readonly told: (news: News) => void;
  /** The job of a file that was begun before this page was opened; where it is gone, a new one is begun. */
  readonly known?: string;
}

export interface Taken {
  readonly blob: Blob;
  readonly file: string;
}

const SOON = 250;
const SELDOM = 1500;
const NO_SIGNAL = 2500;
const SLOW: ReadonlySet<string> = new Set(["docx", "odt", "pdf", "png"]);

/** Whether a file of this type may take longer than two seconds. */
export const slow = (form: string): boolean => SLOW.has(form);

const is = (error: unknown, code: string): boolean => error instanceof Refusal && error.code === code;

/**
 * Have a file made beside everything else, and take it. Where something in it was taken back meanwhile it is made anew,
 * once. Throws a Refusal (`missing` with the reason "expired" where it was kept too long), or why the signal was aborted.
 */
export async function made(line: Line, jobs: string, body: unknown, watch: Watch): Promise<Taken> {
  try {
    return await once(line, jobs, body, watch);
  } catch (error) {
    if (!is(error, "stale")) throw error;
    watch.told("again");
    return once(line, jobs, body, { ...watch, known: "" });
  }
}

async function once(line: Line, jobs: string, body: unknown, watch: Watch): Promise<Taken> {
  const begun = (watch.known && (await found(line, `${jobs}/${watch.known}`))) || ((await line.send(jobs, body)) as Job);
  const own = `${jobs}/${begun.id}`;
  const file = finished(line, own, begun, watch).then((job) => taken(line, own, job, watch));
  try {
    return await Promise.race([file, stopped(watch.signal)]);
  } catch (error) {
    throw is(error, "missing") && !(error as Refusal).details["made"] ? new Refusal("missing", { reason: "expired" }) : error;
  } finally {
    // What stays behind goes by itself, later.
    line.send(`${own}/remove`).catch(() => undefined);
  }
}

const found = (line: Line, own: string): Promise<Job | undefined> =>
  line.load(own).then(
    (job) => job as Job,
    (error: unknown) => (is(error, "missing") ? undefined : Promise.reject(error as Error)),
  );

const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
  });

async function finished(line: Line, own: string, begun: Job, watch: Watch): Promise<Job> {
  let job = begun;
  for (let pause = SOON; job.state === "waiting" || job.state === "making"; pause = Math.min(pause * 1.5, SELDOM)) {
    watch.told({ job });
    await line.wait(pause);
    job = (await patiently(line, watch, () => line.load(own))) as Job;
  }
  // Nothing to make it from is something else than a file that was kept too long.
  if (job.state === "failed") throw new Refusal(job.code, { made: "no" });
  watch.told({ job });
  return job;
}

async function taken(line: Line, own: string, job: Job, watch: Watch): Promise<Taken> {
  const blob = await patiently(line, watch, () => line.loadFile(`${own}/file`));
  return { blob, file: job.file };
}

/** The file goes on being made while there is no signal. */
async function patiently<T>(line: Line, { signal, told }: Watch, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const found = await ask();
      signal.throwIfAborted();
      return found;
    } catch (error) {
      if (!is(error, "offline")) throw error;
      told("offline");
      await line.wait(NO_SIGNAL);
    }
  }
}
