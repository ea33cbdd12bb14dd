import { sentenceOf } from "../../../../core/refusal";
import { loadFile } from "../../../../net/http";
import type { Wanted } from "./offer";

// Several tables come in one file.
const ZIP = "application/zip";

/** A file that was made, with where this page keeps it, or why it was not. */
export interface Made {
  readonly wanted: Wanted;
  readonly file: string;
  readonly url: string;
  readonly bytes: number;
  readonly problem: string;
}

/** Makes files one after another and hands them to the browser. What was made stays in reach until the page is left. */
export class Making {
  done = $state.raw<readonly Made[]>([]);
  now = $state.raw<Wanted>();
  of = $state(0);

  constructor(readonly partnership: string) {}

  get number(): number {
    return this.done.length + 1;
  }

  async make(all: readonly Wanted[], at: string): Promise<void> {
    this.forget();
    this.of = all.length;
    for (const one of all) {
      this.now = one;
      this.done = [...this.done, await this.#one(one, at)];
    }
    this.now = undefined;
  }

  async #one(wanted: Wanted, at: string): Promise<Made> {
    try {
      const blob = await loadFile(`/partnerships/${this.partnership}/exports/${wanted.path}${at && `?at=${encodeURIComponent(at)}`}`);
      const url = URL.createObjectURL(blob);
      const file = blob.type === ZIP ? `${wanted.file}.zip` : wanted.file;
      hand(url, file);
      return { wanted, file, url, bytes: blob.size, problem: "" };
    } catch (error) {
      return { wanted, file: "", url: "", bytes: 0, problem: sentenceOf(error) };
    }
  }

  forget(): void {
    for (const { url } of this.done) if (url) URL.revokeObjectURL(url);
    this.done = [];
  }
}

function hand(url: string, name: string): void {
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
}
