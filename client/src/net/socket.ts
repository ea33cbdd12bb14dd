import type { Answer, Operation } from "../core/journal";
import type { Entry } from "../core/records";
import { Refusal } from "../core/refusal";
import type { Snapshot } from "../core/sync";
import { type Call, dial, type Ear } from "./dial";
import type { Transport } from "./engine";
import { send } from "./http";
import { UNPACKS } from "./packed";

export interface Welcome {
  seat: string;
  now: string;
  streams: Record<string, number>;
  life: string;
}

/** Somebody's place: `what` is "typing", "selection" or "left". `here` lists every seat present. */
export interface Presence {
  here?: string[] | null;
  seat?: string | null;
  record?: string | null;
  what?: string | null;
}

/** What the server says. */
export interface Heard {
  welcome: (welcome: Welcome) => void;
  entries: (message: { stream: string; from: number; entries: Entry[] }) => void;
  snapshot: (message: Snapshot) => void;
  streams: (message: { granted: string[]; revoked: string[] }) => void;
  presence: (message: Presence) => void;
  answer: (message: Answer) => void;
  goodbye: (message: { code: string }) => void;
  echo: () => void;
}

export interface Watch extends Heard {
  /** The way is open (then `join`), or gone. */
  open: () => void;
  lost: () => void;
}

export interface Line {
  /** `life` is that of the last `welcome`, "" before the first. */
  join: (cursors: Record<string, number>, life: string) => void;
  operation: (operation: Operation) => void;
  catchUp: (stream: string, from: number) => void;
  presence: (record: string, what: string) => void;
  echo: () => void;
  close: () => void;
}

const PROTOCOL = 1;
/** A network that swallows what is sent says nothing: after this long it is tried again. */
const PATIENCE = 15_000;
const PAUSES = [500, 1000, 2000, 4000, 8000];

/** A line to one partnership that comes back by itself, with a fresh ticket each time, until closed or told goodbye. */
export function openLine(partnership: string, as: "person" | "projector", watch: Watch): Line {
  let call: Call | undefined;
  let transport: Transport = "websocket";
  let closed = false;
  let tries = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const ear: Ear = {
    open: () => watch.open(),
    event: (name, message) => {
      if (name === "welcome") tries = 0;
      hear(watch, name, message);
    },
    closed: (cameThrough) => {
      call = undefined;
      if (!cameThrough) transport = transport === "websocket" ? "polling" : "websocket";
      if (closed) return;
      watch.lost();
      again();
    },
  };
  const connect = async (): Promise<void> => {
    waiting = undefined;
    try {
      const ticket = await send<{ ticket: string }>(`/partnerships/${partnership}/ticket`, { as }, PATIENCE);
      if (!closed) call = dial(transport, ticket, ear);
    } catch (error) {
      if (error instanceof Refusal && FINAL.has(error.code)) watch.goodbye({ code: error.code });
      else {
        if (!closed) watch.lost();
        again();
      }
    }
  };
  const again = (): void => {
    if (closed || waiting !== undefined) return;
    const pause = PAUSES[Math.min(tries++, PAUSES.length - 1)] ?? 8000;
    // Chance keeps a whole room from coming back in the same instant.
    waiting = setTimeout(connect, pause * (0.5 + Math.random()));
  };
  const hurry = (): void => {
    if (waiting === undefined || document.visibilityState === "hidden") return;
    clearTimeout(waiting);
    void connect();
  };
  // The browser knows sooner than a missed heartbeat does.
  const offline = (): void => call?.close();
  addEventListener("online", hurry);
  addEventListener("offline", offline);
  document.addEventListener("visibilitychange", hurry);
  void connect();

  return {
    join: (cursors, life) => {
      const packed = UNPACKS && transport === "websocket";
      call?.emit("join", { partnership, protocol: PROTOCOL, cursors, packed, ...(life && { life }) });
    },
    operation: (operation) => call?.emit("operation", operation),
    catchUp: (stream, from) => call?.emit("catch_up", { stream, from }),
    presence: (record, what) => call?.emit("presence", { record, what }),
    echo: () => call?.emit("echo", {}),
    close: () => {
      closed = true;
      clearTimeout(waiting);
      removeEventListener("online", hurry);
      removeEventListener("offline", offline);
      document.removeEventListener("visibilitychange", hurry);
      call?.close();
    },
  };
}

const EVENTS: ReadonlySet<string> = new Set(["welcome", "entries", "snapshot", "streams", "presence", "answer", "goodbye", "echo"]);

function hear(watch: Watch, name: string, message: unknown): void {
  if (EVENTS.has(name)) (watch[name as keyof Heard] as (message: unknown) => void)(message);
  // The one thing said outside the protocol: that this page speaks another version of it.
  else if (name === "refused" && (message as { data?: { protocol?: number } }).data?.protocol) {
    watch.goodbye({ code: OUTDATED });
  }
}

/** The server speaks a newer protocol than this page. */
export const OUTDATED = "unknown_operation";

/** Codes after which coming back is of no use. */
export const FINAL: ReadonlySet<string> = new Set(["signed_out", "missing", "forbidden", OUTDATED]);
