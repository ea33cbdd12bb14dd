import { Refusal, sentenceOf } from "../core/refusal";
import { load } from "../net/http";
import type { Room } from "../room.svelte";

const PAUSE = 400;

/** What the server works out: fetched when a component opens, and again a moment after what it depends on changed. */
export class Fetched<T> {
  found = $state.raw<T | undefined>();
  state = $state<"loading" | "ready" | "offline" | "refused">("loading");
  reason = $state("");
  #wanted = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * In a component. `path` is below `/partnerships/<id>`, "" while there is nothing to ask; `depends` is whatever
   * changes when the answer does, and `words` whatever is only changed to take words out of it: then what was found before
   * goes at once.
   */
  constructor(
    private readonly room: Room,
    private readonly path: () => string,
    depends: () => unknown,
    words: () => unknown = () => 0,
  ) {
    let told = "";
    $effect(() => {
      const stands = JSON.stringify(words());
      if (told && stands !== told) this.found = undefined;
      told = stands;
    });
    $effect(() => {
      const key = JSON.stringify([path(), depends(), words()]);
      if (!room.online) this.state = "offline";
      else if (path() && !room.pending && (key !== this.#wanted || this.state === "offline")) this.#soon(key, this.found ? PAUSE : 0);
    });
    $effect(() => () => clearTimeout(this.#timer));
  }

  again(): void {
    this.#soon(this.#wanted, 0);
  }

  #soon(key: string, pause: number): void {
    this.#wanted = key;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(key), pause);
  }

  async #fetch(key: string): Promise<void> {
    try {
      const found = await load<T>(`/partnerships/${this.room.partnership}${this.path()}`);
      if (key === this.#wanted) [this.found, this.state] = [found, "ready"];
    } catch (error) {
      if (key !== this.#wanted) return;
      this.found = undefined;
      this.state = error instanceof Refusal && error.code === "offline" ? "offline" : "refused";
      this.reason = sentenceOf(error, error instanceof Refusal ? String(error.details["reason"] ?? "") : "");
    }
  }
}
