import { load, loadFile, send } from "../../../../net/http";
import { t } from "../../../../core/words";
import type { Room } from "../../../../room.svelte";
import { type Job, made, type News, slow, type Taken } from "./job";
import type { As, Wanted } from "./offer";
import { remember, remembered } from "./remembered";
import { whyNot } from "./whyNot";

// Several tables come in one file.
const ZIP = "application/zip";

/** A file that was made, with where this page keeps it, or why it was not. */
export interface Made {
  readonly wanted: Wanted;
  readonly file: string;
  readonly url: string;
  readonly bytes: number;
  readonly problem: string;
  /** Somebody did not want it any more: nothing is wrong. */
  readonly stopped: boolean;
}

// Whoever sits down here next has another room, and none of these files.
const MAKINGS = new WeakMap<Room, Making>();

/** The files that are made in a room: the same ones when the page is left and opened again. */
export function makingOf(room: Room): Making {
  const found = MAKINGS.get(room) ?? new Making(room.partnership);
  MAKINGS.set(room, found);
  return found;
}

/** Makes files one after another and hands them to the browser. What was made stays in reach until something else is. */
export class Making {
  done = $state.raw<readonly Made[]>([]);
  now = $state.raw<Wanted>();
  /** How far the file is, where that is told. */
  job = $state.raw<Job>();
  /** Why it takes longer. */
  held = $state<"" | "again" | "offline">("");
  number = $state(0);
  of = $state(0);
  #as: As = { at: "", ownLooks: false };
  #rest: readonly Wanted[] = [];
  #stop = new AbortController();

  constructor(readonly partnership: string) {
    const begun = remembered(partnership);
    if (begun) void this.#resume(begun.rest, begun.as, begun.job);
  }

  get missing(): readonly Wanted[] {
    return this.done.filter((one) => one.problem).map((one) => one.wanted);
  }

  async #resume(rest: readonly Wanted[], as: As, job: string): Promise<void> {
    this.#as = as;
    await this.#all(rest, job);
  }

  async make(all: readonly Wanted[], as: As): Promise<void> {
    this.forget();
    this.#as = as;
    await this.#all(all);
  }

  /** Those that were not made, once more. */
  async again(): Promise<void> {
    const all = this.missing;
    this.done = this.done.filter((one) => !one.problem);
    await this.#all(all);
  }

  /** Leave off: neither this file nor those after it. */
  stop(): void {
    this.#stop.abort();
  }

  forget(): void {
    for (const { url } of this.done) if (url) URL.revokeObjectURL(url);
    this.done = [];
  }

  async #all(all: readonly Wanted[], known = ""): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    this.of = all.length;
    for (const [index, one] of all.entries()) {
      this.number = index + 1;
      this.now = one;
      this.job = undefined;
      this.held = "";
      this.#rest = all.slice(index);
      this.#note(index ? "" : known);
      this.done = [...this.done, await this.#one(one, signal, index ? "" : known)];
    }
    this.now = undefined;
    remember(this.partnership, undefined);
  }

  #note(job: string): void {
    remember(this.partnership, { rest: this.#rest, as: this.#as, job });
  }

  async #one(wanted: Wanted, signal: AbortSignal, known: string): Promise<Made> {
    const none = { wanted, file: "", url: "", bytes: 0, stopped: false };
    try {
      signal.throwIfAborted();
      const { blob, file } = await (slow(wanted.form) ? this.#later(wanted, signal, known) : this.#atOnce(wanted));
      signal.throwIfAborted();
      const url = URL.createObjectURL(blob);
      hand(url, file);
      return { ...none, file, url, bytes: blob.size, problem: "" };
    } catch (error) {
      if (signal.aborted) return { ...none, problem: t("laptop.export.stopped"), stopped: true };
      return { ...none, problem: whyNot(error, this.#dressed(wanted)) };
    }
  }

  #dressed(wanted: Wanted): boolean {
    return this.#as.ownLooks && wanted.form === "docx";
  }

  async #atOnce({ path, file }: Wanted): Promise<Taken> {
    const { at } = this.#as;
    const blob = await loadFile(`/partnerships/${this.partnership}/exports/${path}${at && `?at=${encodeURIComponent(at)}`}`);
    return { blob, file: blob.type === ZIP ? `${file}.zip` : file };
  }

  async #later(wanted: Wanted, signal: AbortSignal, known: string): Promise<Taken> {
    const { name, form } = wanted;
    const body = { name, form, at: this.#as.at, own_looks: this.#dressed(wanted) };
    const told = (news: News): void => this.#hear(news);
    const { blob } = await made({ send, load, loadFile, wait }, `/partnerships/${this.partnership}/exports/jobs`, body, { signal, told, known });
    return { blob, file: wanted.file };
  }

  #hear(news: News): void {
    if (news === "again") this.job = undefined;
    this.held = typeof news === "string" ? news : this.held === "again" ? "again" : "";
    if (typeof news === "string") return;
    if (this.job?.id !== news.job.id) this.#note(news.job.id);
    this.job = news.job;
  }
}

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

function hand(url: string, name: string): void {
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
}
