/**
 * The part of Engine.IO 4 that text needs: packets over a WebSocket, or over long polling where a network lets no
 * WebSocket through. The library that does everything weighs a fifth of what a phone may load.
 */

/** What comes: text, and over a WebSocket also bytes that belong to the text before them. */
export type Packet = string | ArrayBuffer;

/** One way to the server. `packet` hears what comes; `closed` is called once. */
export interface Ends {
  packet: (packet: Packet) => void;
  closed: () => void;
}

export interface Pipe {
  send: (packet: string) => void;
  close: () => void;
}

export type Transport = "websocket" | "polling";

/** Between the packets of one long poll. */
const APART = "\x1e";
/** Stays under the server's limit for one body. */
const LARGEST_POST = 100_000;
const PATIENCE = 10_000;

const address = (transport: Transport): string => `/socket.io/?EIO=4&transport=${transport}`;

export function openPipe(transport: Transport, ends: Ends): Pipe {
  return transport === "websocket" ? overWebSocket(ends) : overPolling(ends);
}

function overWebSocket({ packet, closed }: Ends): Pipe {
  const socket = new WebSocket(new URL(address("websocket"), location.href.replace(/^http/, "ws")));
  const patience = setTimeout(() => socket.close(), PATIENCE);
  socket.onopen = () => clearTimeout(patience);
  socket.binaryType = "arraybuffer";
  socket.onmessage = ({ data }: MessageEvent<Packet>) => packet(data);
  socket.onclose = () => {
    clearTimeout(patience);
    closed();
  };
  return { send: (data) => socket.readyState === WebSocket.OPEN && socket.send(data), close: () => socket.close() };
}

function overPolling({ packet, closed }: Ends): Pipe {
  const stop = new AbortController();
  let url = address("polling");
  let waiting: string[] = [];
  let posting = false;

  const fail = (): void => {
    if (stop.signal.aborted) return;
    stop.abort();
    closed();
  };
  const ask = async (init: RequestInit): Promise<string> => {
    const answer = await fetch(url, { ...init, credentials: "same-origin", signal: stop.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  };
  const poll = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      for (const one of (await ask({ cache: "no-store" })).split(APART)) {
        if (one.startsWith("0")) url += `&sid=${(JSON.parse(one.slice(1)) as { sid: string }).sid}`;
        packet(one);
      }
    }
  };
  // Posts go one after another, so that operations arrive in order.
  const post = async (): Promise<void> => {
    posting = true;
    while (waiting.length) {
      const body = batch(waiting);
      waiting = waiting.slice(body.length);
      await ask({ method: "POST", body: body.join(APART), headers: { "Content-Type": "text/plain;charset=UTF-8" } });
    }
    posting = false;
  };
  poll().catch(fail);
  return {
    send: (data) => {
      waiting.push(data);
      if (!posting) post().catch(fail);
    },
    close: () => {
      if (stop.signal.aborted) return;
      // Without this goodbye we would seem to be here until the next heartbeat is missed.
      fetch(url, { method: "POST", body: "1", keepalive: true }).catch(() => undefined);
      fail();
    },
  };
}

function batch(packets: readonly string[]): string[] {
  let size = 0;
  const fitting = packets.findIndex((packet) => (size += packet.length + 1) > LARGEST_POST);
  return packets.slice(0, fitting < 0 ? packets.length : Math.max(1, fitting));
}
