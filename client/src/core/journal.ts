import type { Held } from "./records";
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
  readonly positions?: Positions | null;
  readonly made?: readonly string[] | null;
  readonly refused?: { readonly code: string; readonly data?: Readonly<Record<string, unknown>> } | null;
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
  made?: Made;
  /** It was sent a whole period ago, and nothing has come back. */
  stale: boolean;
}

/** What the journal needs from outside: the way out, a place to keep what is unsent, and where streams stand. */
export interface Outlet {
  send: (operation: Operation) => void;
  keep: (operations: readonly Operation[]) => void;
  cursor: (stream: string) => number;
  changed: (records: readonly Held[], removed: readonly string[]) => void;
}

/** "Not now" is no answer: such an operation stays, and goes out again with the next round. */
function isLater({ code, data }: NonNullable<Answer["refused"]>): boolean {
  return code === "unavailable" || (code === "too_many" && data?.["seconds"] !== undefined);
}

/** Operations that are under way, in order: resent until answered, shown until what follows from them has arrived. */
export class Journal {
  readonly #pending = new Map<string, Pending>();

  constructor(private readonly outlet: Outlet) {}

  /** Operations not yet answered, oldest first. */
  unanswered(): Operation[] {
    return [...this.#pending.values()].filter((one) => !one.made).map((one) => one.operation);
  }

  /** Begin an operation; the promise settles when its consequences have been merged, or throws its Refusal. */
  begin(operation: Operation, prediction: Prediction = {}): Promise<Made> {
    const shown = {
      put: (prediction.put ?? []).map((record) => (record.id ? record : { ...record, id: operation.id })),
      removed: prediction.removed ?? [],
    };
    return new Promise((settle, reject) => {
      this.#pending.set(operation.id, { operation, prediction: shown, settle, reject, stale: false });
      this.outlet.changed(shown.put, shown.removed);
      this.#keep();
      this.outlet.send(operation);
    });
  }

  /** Take up what an earlier page left unsent. Nobody waits for these any more: who asked is told what was refused. */
  resume(operations: readonly Operation[], refused: (operation: Operation, why: unknown) => void = () => undefined): void {
    for (const operation of operations) {
      if (!this.#pending.has(operation.id)) this.begin(operation).catch((why: unknown) => refused(operation, why));
    }
  }

  /** On a new connection: everything again, in order. The server gives a repeated operation its first answer. */
  resend(): void {
    for (const operation of this.unanswered()) this.outlet.send(operation);
  }

  /** What was answered and has not arrived may have been lost by the server: it is to be asked for again. */
  reopen(): void {
    for (const one of this.#pending.values()) delete one.made;
    this.#keep();
  }

  /** On a timer: again what has waited for a whole period. */
  chase(): void {
    for (const one of this.#pending.values()) {
      if (one.stale && !one.made) this.outlet.send(one.operation);
      one.stale = true;
    }
  }

  answer({ id, positions, made, refused }: Answer): void {
    const one = this.#pending.get(id);
    if (!one || (refused && isLater(refused))) return;
    if (refused) {
      this.#drop(one);
      one.reject(new Refusal(refused.code, refused.data));
    } else {
      one.made = { positions: positions ?? {}, ids: made ?? [] };
      this.#keep();
      this.settle();
    }
  }

  /** Let go of every operation whose consequences have all arrived. */
  settle(): void {
    for (const one of [...this.#pending.values()]) {
      if (!one.made || !this.#arrived(one.made.positions)) continue;
      this.#drop(one);
      one.settle(one.made);
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

  #drop(one: Pending): void {
    this.#pending.delete(one.operation.id);
    this.outlet.changed(one.prediction.put, one.prediction.removed);
    this.#keep();
  }

  #keep(): void {
    this.outlet.keep(this.unanswered());
  }
}
