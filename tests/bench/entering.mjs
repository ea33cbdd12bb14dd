// How one comes in: a ticket over HTTP, a socket, `join`, and then everything up to the heads that `welcome` names.
import { inflateRawSync } from "node:zlib";
import { event, KINDS } from "./kinds.mjs";
import { Line } from "./wire.mjs";

/**
 * Resolves to the line, how many milliseconds and bytes there were from `join` to the last byte that was needed, and the
 * cursors then held.
 */
export async function comeIn(plan, client, ended) {
  const { path } = KINDS[plan.kind];
  const port = client.port ?? plan.port;
  const ticket = plan.kind === "ours" ? await fetchTicket(port, client) : "";
  return new Promise((resolve) => {
    const entering = new Entering(client, ticket, resolve);
    const heard = (buffer, start, end, line, binary) => entering.heard(buffer.subarray(start, end), line, binary);
    const ready = (line) => plan.kind === "ws" && resolve({ line });
    new Line({ port, path, cookie: client.cookie }, { ready, heard, ended });
  });
}

class Entering {
  #heads;
  #cursors = {};
  #begin = 0;
  #before = 0;
  #packed = "";

  constructor(client, ticket, resolve) {
    Object.assign(this, { client, ticket, resolve });
    this.#cursors = { ...client.cursors };
  }

  heard(message, line, binary) {
    const text = message.toString("utf8", 0, 200);
    if (binary) this.#unpacked(message);
    else if (text.startsWith("0")) line.send(`40${this.ticket ? JSON.stringify({ ticket: this.ticket }) : ""}`);
    else if (text.startsWith("40")) this.#join(line);
    else if (text.startsWith('42["welcome"')) this.#heads = JSON.parse(message.toString("utf8", 2))[1].streams;
    else this.#note(text, message);
    if (this.#heads && Object.entries(this.#heads).every(([stream, head]) => (this.#cursors[stream] ?? 0) >= head)) {
      const took = performance.now() - this.#begin;
      this.resolve({ line, took, bytes: line.received - this.#before, cursors: this.#cursors });
    }
  }

  #join(line) {
    const { partnership, cursors = {} } = this.client;
    if (!partnership) return this.resolve({ line });
    [this.#begin, this.#before] = [performance.now(), line.received];
    line.send(event("join", { partnership, protocol: 1, cursors, packed: true }));
  }

  #note(text, message) {
    const [, name, stream] = /^4(?:2|51-)\["(\w+)",\{"stream":"([^"]+)"/.exec(text) ?? [];
    this.#packed = "";
    if (name !== "entries" && name !== "snapshot") return;
    if (name === "entries" && text.startsWith("451-")) {
      this.#packed = stream;
      return;
    }
    this.#cursors[stream] = name === "entries" ? last(message) : numberAt(message, message.indexOf('"number":') + 9);
  }

  #unpacked(packed) {
    if (this.#packed) this.#cursors[this.#packed] = last(inflateRawSync(packed));
  }
}

const numberAt = (message, at) => parseInt(message.toString("latin1", at, at + 12), 10);
/** The number of the last entry of several. */
const last = (entries) => numberAt(entries, entries.lastIndexOf('{"number":') + 10);

const fetchTicket = async (port, client) => (await call(port, client, "ticket", { as: "person" })).ticket;

/** Asks the API about the client's partnership; what it answers. */
export async function call(port, { partnership, cookie }, what, body) {
  const headers = { cookie, "x-requested-with": "common-ground", "content-type": "application/json" };
  const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
  const answer = await fetch(`http://127.0.0.1:${port}/api/partnerships/${partnership}/${what}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
  return answer.headers.get("content-type").includes("json") ? answer.json() : (await answer.arrayBuffer()).byteLength;
}
