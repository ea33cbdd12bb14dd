import type { Made } from "../../core/journal";
import type { Held } from "../../core/records";
import type { Operations } from "../../wire";

export type Kind = keyof Operations & `pathways.${string}` | "hypotheses.link_steps";

/** An operation to ask for. */
export interface Asked<K extends Kind = Kind> {
  readonly kind: K;
  readonly body: Operations[K];
  /** What it puts back: made ids take the place of these, in their order. */
  readonly restores?: readonly string[];
  /** Only while the record still is as we left it: somebody else's later change is not ours to undo. */
  readonly unless?: { readonly id: string; readonly was: Readonly<Record<string, unknown>> };
  /** What is expected of it meanwhile. */
  readonly predict?: { readonly put?: readonly Held[]; readonly removed?: readonly string[] };
}

/** Something that was done, and how to take it back once it is known what it made. */
export interface Change {
  readonly forward: readonly Asked[];
  readonly back: (made: readonly Made[]) => readonly Asked[];
}

interface Done {
  readonly forward: readonly Asked[];
  readonly back: readonly Asked[];
}

export type Ask = (asked: Asked) => Promise<Made>;
export type Look = (id: string) => unknown;

/** Somebody else has changed it since: it is left as it is. */
export class ChangedSince extends Error {}

/** Own changes, to be taken back and done again through the operations that anybody may ask for. */
export class History {
  readonly #done: Done[] = [];
  readonly #undone: Done[] = [];
  readonly #renamed = new Map<string, string>();
  #turning: Promise<boolean> = Promise.resolve(false);
  readonly #ask: Ask;
  readonly #look: Look;

  constructor(ask: Ask, look: Look) {
    this.#ask = ask;
    this.#look = look;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Do it and remember the way back. Throws what the asking throws; then nothing is remembered. */
  perform(change: Change): Promise<readonly Made[]> {
    const mine = this.#perform(change);
    const before = this.#turning;
    const both = (): Promise<boolean> => before;
    this.#turning = mine.then(both, both);
    return mine;
  }

  async #perform(change: Change): Promise<readonly Made[]> {
    const made: Made[] = [];
    for (const asked of change.forward) made.push(await this.#ask(asked));
    this.#done.push({
      forward: change.forward.map((asked, i) => ({ ...asked, restores: made[i]?.ids ?? [] })),
      back: change.back(made),
    });
    this.#undone.length = 0;
    return made;
  }

  /** The last own change, to be named when it is taken back later. */
  get last(): unknown {
    return this.#done.at(-1);
  }

  /**
   * Take back an own change, by default the last. False where there is none left; what can no longer be taken back is
   * let go.
   */
  undo(which?: unknown): Promise<boolean> {
    return this.#afterwards(() => {
      const at = this.#done.findIndex((one) => one === (which ?? this.last));
      return this.#turn(this.#done.splice(at, at < 0 ? 0 : 1), this.#undone, (done) => done.back);
    });
  }

  redo(): Promise<boolean> {
    return this.#afterwards(() => this.#turn(this.#undone.splice(-1), this.#done, (done) => done.forward));
  }

  /** The id under which a record that was put back stands now. */
  now(id: string): string {
    let found = id;
    for (let next = this.#renamed.get(found); next !== undefined; next = this.#renamed.get(found)) found = next;
    return found;
  }

  /** Who presses quickly means what was done or pressed before, though its answer is still on the way: it is waited for. */
  #afterwards(act: () => Promise<boolean>): Promise<boolean> {
    const mine = this.#turning.then(act);
    this.#turning = mine.catch(() => false);
    return mine;
  }

  async #turn([done]: readonly Done[], to: Done[], which: (done: Done) => readonly Asked[]): Promise<boolean> {
    if (!done) return false;
    for (const asked of which(done)) await this.#again(asked);
    to.push(done);
    return true;
  }

  async #again(asked: Asked): Promise<void> {
    const current = this.#current(asked);
    if (current.unless && !this.#stands(current.unless)) throw new ChangedSince();
    const { ids } = await this.#ask(current);
    asked.restores?.forEach((old, i) => {
      const fresh = ids[i];
      if (fresh && this.now(old) !== fresh) this.#renamed.set(this.now(old), fresh);
    });
  }

  #stands({ id, was }: NonNullable<Asked["unless"]>): boolean {
    const record = this.#look(id) as Record<string, unknown> | undefined;
    return record !== undefined && Object.entries(was).every(([field, value]) => same(record[field], value));
  }

  /** The operation with every id as it is now. What was expected of it the first time is not carried over. */
  #current({ kind, body, unless }: Asked): Asked {
    const now = <T>(value: T): T => mapped(value, (words) => this.now(words));
    return { kind, body: now(body), ...(unless && { unless: now(unless) }) };
  }
}

function mapped<T>(value: T, each: (words: string) => string): T {
  if (typeof value === "string") return each(value) as T;
  if (Array.isArray(value)) return value.map((one) => mapped(one, each) as unknown) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, each)])) as T;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
