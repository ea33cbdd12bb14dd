import { io, type Socket } from "socket.io-client";
import type { Answer, Operation } from "../core/journal";
import type { Entry } from "../core/records";
import { Refusal } from "../core/refusal";
import type { Snapshot } from "../core/sync";
import { send } from "./http";

export interface Welcome {
  seat: string;
  now: string;
  streams: Record<string, number>;
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
}

export interface Watch extends Heard {
  /** The way is open (then `join`), or gone. */
  open: () => void;
  lost: () => void;
}

export interface Line {
  join: (cursors: Record<string, number>) => void;
  operation: (operation: Operation) => void;
  catchUp: (stream: string, from: number) => void;
  presence: (record: string, what: string) => void;
  close: () => void;
}

const PROTOCOL = 1;
const PAUSES = [500, 1000, 2000, 4000, 8000];

/** A line to one partnership that comes back by itself, with a fresh ticket each time, until closed or told goodbye. */
export function openLine(partnership: string, as: "person" | "projector", watch: Watch): Line {
  const socket: Socket = io({ transports: ["websocket", "polling"], reconnection: false, autoConnect: false });
  let closed = false;
  let tries = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const connect = async (): Promise<void> => {
    waiting = undefined;
    if (closed) return;
    try {
      socket.auth = await send<{ ticket: string }>(`/partnerships/${partnership}/ticket`, { as });
      if (!closed) socket.connect();
    } catch (error) {
      if (error instanceof Refusal && FINAL.has(error.code)) watch.goodbye({ code: error.code });
      else again();
    }
  };
  const again = (): void => {
    if (closed || waiting !== undefined) return;
    const pause = PAUSES[Math.min(tries++, PAUSES.length - 1)] ?? 8000;
    // Chance keeps a whole room from coming back in the same instant.
    waiting = setTimeout(connect, pause * (0.5 + Math.random()));
  };
  const hurry = (): void => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    void connect();
  };

  socket.on("connect", () => watch.open());
  socket.on("welcome", (message: Welcome) => {
    tries = 0;
    watch.welcome(message);
  });
  for (const event of ["entries", "snapshot", "streams", "presence", "answer", "goodbye"] as const) {
    socket.on(event, watch[event]);
  }
  // The one thing said outside the protocol: that this page speaks another version of it.
  socket.on("refused", ({ data }: { data?: { protocol?: number } }) => {
    if (data?.protocol) watch.goodbye({ code: "unknown_operation" });
  });
  socket.on("connect_error", again);
  socket.on("disconnect", () => {
    watch.lost();
    again();
  });
  // The browser knows sooner than a missed heartbeat does.
  const offline = (): void => void socket.io.engine?.close();
  const shown = (): void => void (document.visibilityState === "visible" && hurry());
  addEventListener("online", hurry);
  addEventListener("offline", offline);
  document.addEventListener("visibilitychange", shown);
  void connect();

  return {
    join: (cursors) => socket.emit("join", { partnership, protocol: PROTOCOL, cursors }),
    operation: (operation) => socket.emit("operation", operation),
    catchUp: (stream, from) => socket.emit("catch_up", { stream, from }),
    presence: (record, what) => socket.volatile.emit("presence", { record, what }),
    close: () => {
      closed = true;
      clearTimeout(waiting);
      removeEventListener("online", hurry);
      removeEventListener("offline", offline);
      document.removeEventListener("visibilitychange", shown);
      socket.disconnect();
    },
  };
}

/** Codes after which coming back is of no use. */
export const FINAL: ReadonlySet<string> = new Set(["signed_out", "missing", "forbidden", "unknown_operation"]);
