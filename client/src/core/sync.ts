import type { Entry, Held, Records } from "./records";

/** Asks the server for the entries of a stream after a number. */
export type CatchUp = (stream: string, from: number) => void;

export interface Snapshot {
  readonly stream: string;
  readonly number: number;
  readonly records: readonly (Held | null)[];
}

/** Orders the entries of each stream by number, never by arrival: repeats are ignored, early ones wait. */
export class Sync {
  readonly #cursors = new Map<string, number>();
  readonly #early = new Map<string, Map<number, Entry>>();
  readonly #heads = new Map<string, number>();
  readonly #asked = new Map<string, number>();
  readonly #revoked = new Set<string>();

  constructor(
    private readonly records: Records,
    private readonly catchUp: CatchUp,
  ) {}

  /** The last number merged, by stream: sent with `join`. */
  cursors(): Record<string, number> {
    return Object.fromEntries(this.#cursors);
  }

  cursor(stream: string): number {
    return this.#cursors.get(stream) ?? 0;
  }

  /** What the server says this viewer holds. Streams it does not name are purged; missing entries are asked for. */
  welcome(heads: Readonly<Record<string, number>>): string[] {
    const gone = [...this.#cursors.keys()].filter((stream) => !(stream in heads));
    for (const stream of gone) this.revoke(stream);
    for (const [stream, head] of Object.entries(heads)) this.#meet(stream, head);
    return gone;
  }

  /** A stream that has just been opened to this viewer: it begins at 0. */
  grant(stream: string): void {
    this.#open(stream);
    if (this.cursor(stream) === 0) this.#ask(stream);
  }

  /** Forget a stream whole; what of it is still on its way is not taken in either. */
  revoke(stream: string): void {
    this.#revoked.add(stream);
    for (const held of [this.#cursors, this.#early, this.#heads, this.#asked]) held.delete(stream);
    this.records.purge(stream);
  }

  entries(stream: string, entries: readonly Entry[]): void {
    if (this.#revoked.has(stream)) return;
    this.#open(stream);
    for (const entry of entries) if (entry.number > this.cursor(stream)) this.#hold(stream, entry);
    this.#release(stream);
    if (this.#waits(stream) && this.#asked.get(stream) !== this.cursor(stream)) this.#ask(stream);
  }

  snapshot({ stream, number, records }: Snapshot): void {
    if (number < this.cursor(stream) || this.#revoked.has(stream)) return;
    this.records.replace(stream, records);
    this.#cursors.set(stream, number);
    this.#release(stream);
  }

  /** Ask again for whatever is still missing; called on a timer, since a request can be lost too. */
  chase(): void {
    for (const [stream, cursor] of this.#cursors) {
      if (cursor < (this.#heads.get(stream) ?? 0) || this.#waits(stream)) this.#ask(stream);
    }
  }

  #ask(stream: string): void {
    this.#asked.set(stream, this.cursor(stream));
    this.catchUp(stream, this.cursor(stream));
  }

  #open(stream: string): void {
    this.#revoked.delete(stream);
    if (!this.#cursors.has(stream)) this.#cursors.set(stream, 0);
  }

  #meet(stream: string, head: number): void {
    // A head behind our cursor means that the server was restored from an older copy: begin again.
    if (head < this.cursor(stream)) this.revoke(stream);
    this.#open(stream);
    this.#heads.set(stream, head);
  }

  #hold(stream: string, entry: Entry): void {
    const early = this.#early.get(stream) ?? new Map<number, Entry>();
    this.#early.set(stream, early.set(entry.number, entry));
  }

  #release(stream: string): void {
    const early = this.#early.get(stream);
    if (!early) return;
    for (let entry = this.#next(stream, early); entry; entry = this.#next(stream, early)) {
      early.delete(entry.number);
      this.records.merge(stream, entry);
      this.#cursors.set(stream, entry.number);
    }
    for (const number of early.keys()) if (number <= this.cursor(stream)) early.delete(number);
  }

  #next(stream: string, early: Map<number, Entry>): Entry | undefined {
    return early.get(this.cursor(stream) + 1);
  }

  #waits(stream: string): boolean {
    return (this.#early.get(stream)?.size ?? 0) > 0;
  }
}
