import { openPipe, type Packet, type Pipe, type Transport } from "./engine";
import { unpacking } from "./packed";

/** What is heard of a call. `closed` says whether it had come through at all. */
export interface Ear {
  open: () => void;
  event: (name: string, message: unknown) => void;
  closed: (cameThrough: boolean) => void;
}

export interface Call {
  emit: (name: string, message: unknown) => void;
  close: () => void;
}

interface Hello {
  pingInterval: number;
  pingTimeout: number;
}

/**
 * One call with Socket.IO 5. First figure: the Engine.IO packet (0 open, 1 close, 2 ping, 3 pong, 4 message); second, of
 * a message: 0 connect, 1 disconnect, 2 event, 4 refused, 5 event whose bytes follow: ours are called `packed`.
 */
export function dial(transport: Transport, auth: object, ear: Ear): Call {
  let cameThrough = false;
  let over = false;
  let heartbeat: ReturnType<typeof setTimeout> | undefined;
  let patience = 0;
  let incomplete = "";
  const pipe: Pipe = openPipe(transport, { packet: hear, closed: end });

  // The server pings; when it falls silent the line is dead, whatever the browser believes.
  function listen(): void {
    clearTimeout(heartbeat);
    heartbeat = setTimeout(end, patience);
  }
  // A socket without network takes its time to notice that it was closed: we do not wait for it.
  function end(): void {
    if (over) return;
    over = true;
    clearTimeout(heartbeat);
    pipe.close();
    ear.closed(cameThrough);
  }
  function begin({ pingInterval, pingTimeout }: Hello): void {
    patience = pingInterval + pingTimeout;
    listen();
    pipe.send(`40${JSON.stringify(auth)}`);
  }
  const tell = unpacking((name, message) => !over && ear.event(name, message), end);
  function event(text: string, packed?: ArrayBuffer): void {
    const [name, message] = JSON.parse(text) as [string, object];
    tell(name, packed ? { ...message, packed } : message);
  }
  function hear(packet: Packet): void {
    if (over) return;
    if (typeof packet !== "string") return event(incomplete, packet);
    switch (packet.startsWith("4") ? packet.slice(0, 2) : packet.charAt(0)) {
      case "0":
        return begin(JSON.parse(packet.slice(1)) as Hello);
      case "2":
        listen();
        return pipe.send("3");
      case "40":
        cameThrough = true;
        return ear.open();
      case "42":
        return event(packet.slice(2));
      case "45":
        incomplete = packet.slice(packet.indexOf("-") + 1);
        return;
      case "1":
      case "41":
      case "44":
        return end();
    }
  }
  return {
    emit: (name, message) => pipe.send(`42${JSON.stringify([name, message])}`),
    close: () => {
      if (cameThrough && !over) pipe.send("41");
      end();
    },
  };
}
