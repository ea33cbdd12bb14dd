/** What this viewer holds: a map of streams, each a map of records. Merging costs the changes, not the state. */

export interface Held {
  readonly kind: string;
  readonly id: string;
  readonly audience: string;
}

/** One numbered entry of a stream. An erased record travels as null. */
export interface Entry {
  readonly number: number;
  readonly put: readonly (Held | null)[];
  readonly removed: readonly string[];
}

/** Told of every record that came, changed or went. */
export type Touched = (record: Held) => void;

export class Records {
  readonly #streams = new Map<string, Map<string, Held>>();
  readonly #kinds = new Map<string, Map<string, Held>>();
  readonly #ids = new Map<string, Held>();

  constructor(private readonly touched: Touched = () => {}) {}

  get(id: string): Held | undefined {
    return this.#ids.get(id);
  }

  /** All records of a kind, in the order in which they came. */
  ofKind(kind: string): Held[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])];
  }

  streams(): string[] {
    return [...this.#streams.keys()];
  }

  /** What one stream holds; used to compare clients and to keep a copy. */
  inStream(stream: string): Held[] {
    return [...(this.#streams.get(stream)?.values() ?? [])];
  }

  merge(stream: string, entry: Entry): void {
    for (const id of entry.removed) this.#remove(stream, id);
    for (const record of entry.put) if (record) this.#put(stream, record);
  }

  /** Replace a whole stream; what the snapshot lacks goes. */
  replace(stream: string, records: readonly (Held | null)[]): void {
    const kept = new Set(records.map((record) => record?.id));
    const gone = this.inStream(stream).filter((record) => !kept.has(record.id));
    for (const record of gone) this.#remove(stream, record.id);
    for (const record of records) if (record) this.#put(stream, record);
  }

  /** Forget a stream whole: the right to read it has ended. */
  purge(stream: string): void {
    this.replace(stream, []);
    this.#streams.delete(stream);
  }

  #put(stream: string, record: Held): void {
    grouped(this.#streams, stream).set(record.id, record);
    grouped(this.#kinds, record.kind).set(record.id, record);
    this.#ids.set(record.id, record);
    this.touched(record);
  }

  #remove(stream: string, id: string): void {
    const record = this.#streams.get(stream)?.get(id);
    if (!record) return;
    this.#streams.get(stream)?.delete(id);
    this.#kinds.get(record.kind)?.delete(id);
    this.#ids.delete(id);
    this.touched(record);
  }
}

function grouped(groups: Map<string, Map<string, Held>>, key: string): Map<string, Held> {
  const found = groups.get(key);
  if (found) return found;
  const fresh = new Map<string, Held>();
  groups.set(key, fresh);
  return fresh;
}
