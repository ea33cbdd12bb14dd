/** How good the line is, in three words. */
export type Quality = "good" | "slow" | "lost";

export const EVERY = 10_000;
/** Above this, people notice. */
export const SLOW = 400;
/** Above this, it will not come any more. */
export const GONE = 8_000;
/** The middle of three: one late answer is chance. */
const KEPT = 3;

/** As much of a room as this needs. */
interface Way {
  readonly online: boolean;
  measure: () => Promise<number>;
}

/** Measures the way to the server and back while its component is there. */
export class Signal {
  #trips = $state<readonly number[]>([]);
  /** How long an answer has been waited for. */
  #waiting = $state(0);
  #asked = -Infinity;
  #unheard = false;

  constructor(private readonly way: Way) {
    $effect(() => {
      const beat = setInterval(() => this.#beat(), 1000);
      this.#beat();
      return () => clearInterval(beat);
    });
    // Another line is another way.
    $effect(() => {
      if (!this.way.online) this.#forget();
    });
  }

  get quality(): Quality {
    if (!this.way.online || this.#waiting > GONE) return "lost";
    return Math.max(middle(this.#trips), this.#waiting) > SLOW ? "slow" : "good";
  }

  #beat(): void {
    const now = performance.now();
    this.#waiting = this.#unheard ? now - this.#asked : 0;
    if (this.way.online && !this.#unheard && now - this.#asked >= EVERY) this.#ask(now);
  }

  #ask(now: number): void {
    this.#asked = now;
    this.#unheard = true;
    void this.way.measure().then((took) => {
      if (this.#asked !== now) return;
      this.#unheard = false;
      this.#waiting = 0;
      this.#trips = [...this.#trips, took].slice(-KEPT);
    });
  }

  #forget(): void {
    this.#trips = [];
    this.#waiting = 0;
    this.#asked = -Infinity;
    this.#unheard = false;
  }
}

function middle(trips: readonly number[]): number {
  return [...trips].sort((a, b) => a - b)[Math.floor((trips.length - 1) / 2)] ?? 0;
}
