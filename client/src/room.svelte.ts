import { getContext, setContext } from "svelte";
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import { operationId } from "./core/ids";
import { Journal, type Made, type Operation, type Prediction } from "./core/journal";
import { type Held, Records as Store } from "./core/records";
import { Sync } from "./core/sync";
import { forgetPages, loadAnew } from "./net/offline";
import { FINAL, type Line, OUTDATED, openLine, type Presence, type Welcome } from "./net/socket";
import { forget, keep, kept, keptHere, remember } from "./net/unsent";
import type { Operations, Records, Role } from "./wire";

export type Kind = keyof Records & string;

/** What somebody is doing at a record right now. */
export interface Doing {
  readonly seat: string;
  readonly record: string;
  readonly what: string;
}

const FRAME = 16;
const CHASE = 5000;

/** Everything that one viewer sees of one partnership, and the one way to ask for a change. */
export class Room {
  /** This viewer's seat id; "" until the first welcome. */
  seat = $state("");
  /** The line is open and the server has welcomed us. */
  online = $state(false);
  /** The line was tried, and there is none. */
  lost = $state(false);
  /** The first records have come. */
  ready = $state(false);
  /** Operations not answered yet. */
  pending = $state(0);
  /** Why the server let us go for good: a code, or "". */
  ended = $state("");
  /** What an earlier page left unsent and the server refused, with the reason: its words are on no page any more. */
  refused = $state.raw<readonly { operation: Operation; why: unknown }[]>([]);
  /** Names of the streams that this viewer holds. */
  readonly streams = new SvelteSet<string>();
  /** Seat ids of those who are here. */
  readonly here = new SvelteSet<string>();
  readonly #doing = new SvelteMap<string, Doing>();

  readonly #versions = new SvelteMap<string, number>();
  readonly #lists = new Map<string, { version: number; records: readonly Held[] }>();
  readonly #touched = new Set<string>();
  readonly #store = new Store((record) => this.#touch(record.kind, record.id));
  readonly #sync = new Sync(this.#store, (stream, from) => this.#line.catchUp(stream, from));
  readonly #journal = new Journal({
    send: (operation) => this.online && this.#line.operation(operation),
    keep: (operations) => this.#keep(operations),
    // A stream that we no longer hold has nothing more to wait for.
    cursor: (stream) => (this.streams.has(stream) ? this.#sync.cursor(stream) : Infinity),
    changed: (records, removed) => this.#predicted(records, removed),
  });
  readonly #line: Line;
  /** What is unsent stays on this device over a reload. */
  #keeps = true;
  /** How often something has come, changed or gone: `touched` tells when a record last did. Not reactive. */
  step = 0;
  #offset = 0;
  #life = "";
  #echoed = (): void => undefined;
  #flushing: ReturnType<typeof setTimeout> | undefined;
  #chasing: ReturnType<typeof setInterval>;

  constructor(
    readonly partnership: string,
    readonly as: "person" | "projector" = "person",
  ) {
    this.#line = openLine(partnership, as, {
      open: () => this.#line.join(this.#sync.cursors(), this.#life),
      lost: () => this.#lost(),
      welcome: (message) => this.#welcome(message),
      entries: ({ stream, entries }) => this.#heard(() => this.#sync.entries(stream, entries)),
      snapshot: (message) => this.#heard(() => this.#sync.snapshot(message)),
      streams: ({ granted, revoked }) => this.#heard(() => this.#rights(granted, revoked)),
      presence: (message) => this.#present(message),
      answer: (message) => this.#journal.answer(message),
      goodbye: ({ code }) => this.#goodbye(code),
      echo: () => this.#echoed(),
    });
    this.pending = keptHere(partnership).length;
    this.#chasing = setInterval(() => this.#chase(), CHASE);
  }

  /** All records of a kind that this viewer may see, with what is expected of pending operations. Reactive. */
  of<K extends Kind>(kind: K): readonly Records[K][] {
    const version = this.#versions.get(kind) ?? 0;
    const list = this.#lists.get(kind);
    const settled = !this.#touched.has(kind);
    if (settled && list?.version === version) return list.records as readonly Records[K][];
    const records = this.#journal.overlay(kind, this.#store.ofKind(kind));
    if (settled) this.#lists.set(kind, { version, records });
    return records as readonly Records[K][];
  }

  /** One record by id, or undefined: unseen and absent are the same. Reactive. */
  get<K extends Kind = Kind>(id: string): Records[K] | undefined {
    this.#versions.get(id);
    return this.#journal.overlaid(id, this.#store.get(id)) as Records[K] | undefined;
  }

  /** The step at which a record last came, changed or went; 0 where it never did. Reactive. */
  touched(id: string): number {
    return this.#versions.get(id) ?? 0;
  }

  /** This viewer's seat record. Reactive. */
  get me(): Records["meeting.seat"] | undefined {
    return this.get<"meeting.seat">(this.seat);
  }

  /** Has this viewer one of the roles? Only for what to show: the server decides what may be done. */
  is(...roles: Role[]): boolean {
    return roles.some((role) => this.me?.roles.includes(role));
  }

  /** What somebody does at this record, ourselves left out. Reactive. */
  at(record: string): Doing[] {
    return [...this.#doing.values()].filter((one) => one.record === record && one.seat !== this.seat);
  }

  /** The server's time in milliseconds. Not reactive. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Ask for a change. Resolves once its consequences are here; throws a Refusal. Waits while there is no signal. */
  ask<K extends keyof Operations & string>(
    kind: K,
    body: Operations[K],
    { predict }: { predict?: Prediction } = {},
  ): Promise<Made> {
    const made = this.#journal.begin({ id: operationId(), kind, body }, predict);
    // What we do next may build on it, sooner than a frame.
    this.#flush();
    return made;
  }

  /** Tell those who hold the record what we do there: never stored, may be lost. */
  tell(record: string, what: string): void {
    if (this.online) this.#line.presence(record, what);
  }

  /** Milliseconds to the server and back. Never settles where the line is lost meanwhile. */
  measure(): Promise<number> {
    const begun = performance.now();
    this.#line.echo();
    return new Promise((settle) => (this.#echoed = () => settle(performance.now() - begun)));
  }

  /** Somebody gives up their place on this device: nothing of theirs is kept here from now on. */
  leave(): void {
    this.#keeps = false;
    forget(this.partnership, this.seat);
    this.close();
  }

  close(): void {
    clearInterval(this.#chasing);
    clearTimeout(this.#flushing);
    this.#line.close();
  }

  #welcome({ seat, now, streams, life }: Welcome): void {
    // Somebody else has joined on this device: what was begun here must not go out under their seat.
    if (this.seat && this.seat !== seat) return this.#goodbye("signed_out");
    this.#offset = Date.parse(now) - Date.now();
    this.#heard(() => {
      if (this.#life && this.#life !== life) this.#beginAgain();
      this.#life = life;
      this.#sync.welcome(streams);
      this.streams.clear();
      for (const stream of Object.keys(streams)) this.streams.add(stream);
    });
    if (!this.seat) this.#resume(seat);
    this.online = true;
    this.lost = false;
    this.ready ||= Object.keys(streams).length === 0;
    this.#journal.resend();
  }

  /** The server was restored from an older copy: its numbers mean other entries than ours. Unfinished words go out again. */
  #beginAgain(): void {
    this.#sync.welcome({});
    this.#journal.reopen();
  }

  #resume(seat: string): void {
    const unsent = kept(this.partnership, seat);
    this.seat = seat;
    remember(this.partnership, seat);
    this.#journal.resume([...unsent, ...this.#journal.unanswered()], (operation, why) => {
      this.refused = [...this.refused, { operation, why }];
    });
  }

  #heard(change: () => void): void {
    change();
    this.#journal.settle();
    this.ready ||= this.#store.streams().length > 0;
  }

  #rights(granted: readonly string[], revoked: readonly string[]): void {
    for (const stream of revoked) {
      this.streams.delete(stream);
      this.#sync.revoke(stream);
    }
    for (const stream of granted) {
      this.streams.add(stream);
      this.#sync.grant(stream);
    }
  }

  #present({ here, seat, record, what }: Presence): void {
    if (here) this.#everyone(here);
    if (!seat) return;
    if (what === "left") this.here.delete(seat);
    else this.here.add(seat);
    if (record && what) this.#doing.set(seat, { seat, record, what });
    else this.#doing.delete(seat);
  }

  #everyone(here: readonly string[]): void {
    this.here.clear();
    for (const seat of here) this.here.add(seat);
    for (const seat of [...this.#doing.keys()]) if (!this.here.has(seat)) this.#doing.delete(seat);
  }

  #lost(): void {
    this.online = false;
    this.lost = true;
    this.#doing.clear();
  }

  #goodbye(code: string): void {
    if (!FINAL.has(code)) return;
    this.#heard(() => this.#rights([], [...this.streams]));
    // A page that is too old for the server is loaded anew, and sends what it could not.
    if (code === OUTDATED) this.close();
    else this.leave();
    this.ended = code;
    this.online = false;
    if (code === OUTDATED) loadAnew();
    else void forgetPages();
    // Nothing that was purged stays on the screen.
    this.#flush();
  }

  #chase(): void {
    if (!this.online) return void (this.lost = true);
    this.#sync.chase();
    this.#journal.chase();
  }

  #keep(operations: readonly Operation[]): void {
    this.pending = operations.length;
    if (this.seat && this.#keeps) keep(this.partnership, this.seat, operations);
  }

  #predicted(records: readonly Held[], removed: readonly string[]): void {
    for (const record of records) this.#touch(record.kind, record.id);
    for (const id of removed) this.#touch(this.#store.get(id)?.kind ?? "", id);
  }

  #touch(kind: string, id: string): void {
    this.#touched.add(kind).add(id);
    this.#flushing ??= setTimeout(() => this.#flush(), FRAME);
  }

  /** One version step for everything touched meanwhile, so that a hundred entries cause one rendering. */
  #flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    this.step += 1;
    for (const key of this.#touched) this.#versions.set(key, this.step);
    this.#touched.clear();
  }
}

const ROOM = Symbol("room");

/** Make a room known to every component below this one. */
export const provideRoom = (room: Room): Room => setContext(ROOM, room);

/** The room of the page. */
export const useRoom = (): Room => getContext<Room>(ROOM);
