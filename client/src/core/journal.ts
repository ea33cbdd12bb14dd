import type { Entry, Held } from "./records";
import { Refusal } from "./refusal";

export interface Operation {
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
}

/** What the asker expects to see meanwhile. The client predicts, it never decides. */
export interface Prediction {
  /** Records to show; one without an id is shown under its operation's id. */
  readonly put?: readonly Held[];
  readonly removed?: readonly string[];
}

export type Positions = Readonly<Record<string, number>>;

export interface Answer {
  readonly id: string;
  readonly positions?: Positions;
  readonly refused?: { readonly code: string; readonly data?: Readonly<Record<string, unknown>> };
}

/** What came of an operation: where it stands, and the ids of the records that it put. */
export interface Made {
  readonly positions: Positions;
  readonly ids: readonly string[];
}

interface Pending {
  readonly operation: Operation;
  readonly prediction: Required<Prediction>;
  readonly settle: (made: Made) => void;
  readonly reject: (refusal: Refusal) => void;
  positions?: Positions;
}

/** What the journal needs from outside: the way out, a place to keep what is unsent, and where streams stand. */
export interface Outlet {
  send: (operation: Operation) => void;
  keep: (operations: readonly Operation[]) => void;
  cursor: (stream: string) => number;
  changed: (records: readonly Held[], removed: readonly string[]) => void;
}

const REMEMBERED = 200;

/** Operations that are under way, in order: resent until answered, shown until what follows from them has arrived. */
export class Journal {
  readonly #pending = new Map<string, Pending>();
  readonly #put = new Map<string, readonly string[]>();

  constructor(private readonly outlet: Outlet) {}

  /** Operations not yet answered, oldest first. */
  unanswered(): Operation[] {
    return [...this.#pending.values()].filter((one) => !one.positions).map((one) => one.operation);
  }

  /** Begin an operation; the promise settles when its consequences have been merged, or throws its Refusal. */
  begin(operation: Operation, prediction: Prediction = {}): Promise<Made> {
    const shown = {
      put: (prediction.put ?? []).map((record) => (record.id ? record : { ...record, id: operation.id })),
      removed: prediction.removed ?? [],
    };
    return new Promise((settle, reject) => {
      this.#pending.set(operation.id, { operation, prediction: shown, settle, reject });
      this.outlet.changed(shown.put, shown.removed);
      this.#keep();
      this.outlet.send(operation);
    });
  }

  /** Take up what an earlier page left unsent. Nobody waits for these any more. */
  resume(operations: readonly Operation[]): void {
    for (const operation of operations) {
      if (!this.#pending.has(operation.id)) this.begin(operation).catch(() => undefined);
    }
  }

  resend(): void {
    for (const operation of this.unanswered()) this.outlet.send(operation);
  }

  answer({ id, positions, refused }: Answer): void {
    const one = this.#pending.get(id);
    if (!one) return;
    if (refused) {
      this.#drop(one);
      one.reject(new Refusal(refused.code, refused.data));
    } else {
      one.positions = positions ?? {};
      this.#keep();
      this.settle();
    }
  }

  /** Remember what an entry put, so that an operation can name what it made. */
  merged(stream: string, entry: Entry): void {
    const ids = entry.put.flatMap((record) => (record ? [record.id] : []));
    this.#put.set(`${stream} ${entry.number}`, ids);
    const [oldest] = this.#put.keys();
    if (this.#put.size > REMEMBERED && oldest !== undefined) this.#put.delete(oldest);
  }

  /** Let go of every operation whose consequences have all arrived. */
  settle(): void {
    for (const one of [...this.#pending.values()]) {
      const { positions } = one;
      if (!positions || !this.#arrived(positions)) continue;
      this.#drop(one);
      one.settle({ positions, ids: this.#made(positions) });
    }
  }

  /** The records of a kind as they are expected to be. */
  overlay(kind: string, records: readonly Held[]): readonly Held[] {
    if (!this.#pending.size) return records;
    const shown = new Map(records.map((record) => [record.id, record]));
    for (const { prediction } of this.#pending.values()) {
      for (const record of prediction.put) if (record.kind === kind) shown.set(record.id, record);
      for (const id of prediction.removed) shown.delete(id);
    }
    return [...shown.values()];
  }

  /** One record as it is expected to be. */
  overlaid(id: string, record: Held | undefined): Held | undefined {
    let shown = record;
    for (const { prediction } of this.#pending.values()) {
      shown = prediction.removed.includes(id) ? undefined : (prediction.put.find((put) => put.id === id) ?? shown);
    }
    return shown;
  }

  #arrived(positions: Positions): boolean {
    return Object.entries(positions).every(([stream, number]) => this.outlet.cursor(stream) >= number);
  }

  #made(positions: Positions): string[] {
    return Object.entries(positions).flatMap(([stream, number]) => this.#put.get(`${stream} ${number}`) ?? []);
  }

  #drop(one: Pending): void {
    this.#pending.delete(one.operation.id);
    this.outlet.changed(one.prediction.put, one.prediction.removed);
    this.#keep();
  }

  #keep(): void {
    this.outlet.keep(this.unanswered());
  }
}
