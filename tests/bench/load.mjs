// Load: N clients send operations at a fixed total rate; every delivery is timed from its scheduled send.
// Usage: node load.mjs <plan.json>; the plan says {kind, url, seconds, rate, clients: [{ticket, partnership, body}]}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const WebSocket = createRequire(new URL("../../client/package.json", import.meta.url))("ws");
const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const latencies = new Float64Array(20_000_000);
let delivered = 0;
let refused = 0;
const MARK = /@(\d+\.\d+)@/g;

function take(data) {
  const text = data.toString();
  if (text.startsWith('42["answer"')) {
    if (text.includes('"refused"')) refused += 1;
    return;
  }
  const now = performance.now();
  for (const found of text.matchAll(MARK)) {
    if (delivered < latencies.length) latencies[delivered] = now - Number(found[1]);
    delivered += 1;
  }
}

function open(client) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(plan.url, { perMessageDeflate: false, headers: { cookie: "common_ground=benchmark" } });
    socket.on("error", reject);
    if (plan.kind === "relay") socket.on("open", () => resolve(socket));
    socket.on("message", (data) => {
      const start = data.toString("utf8", 0, 14);
      if (start[0] === "0" && plan.kind !== "relay") socket.send(`40${JSON.stringify({ ticket: client.ticket })}`);
      else if (start.startsWith("40")) {
        const join = { partnership: client.partnership, protocol: 1, cursors: {} };
        socket.send(`42${JSON.stringify(["join", join])}`);
      } else if (start === "2") socket.send("3");
      else if (start.startsWith('42["welcome"')) resolve(socket);
      else take(data);
    });
  });
}

function message(client, number, at) {
  const mark = `@${at.toFixed(3)}@`;
  if (plan.kind === "relay") return JSON.stringify({ id: number, mark, filler: "x".repeat(150) });
  const body = { ...client.body, note: `${mark} ${"x".repeat(60)}` };
  return `42${JSON.stringify(["operation", { id: `${number}`, kind: "pathways.describe_step", body }])}`;
}

const sockets = [];
for (const client of plan.clients) sockets.push(await open(client));
await new Promise((resolve) => setTimeout(resolve, 500));
delivered = 0;
const start = performance.now();
let sent = 0;
const total = Math.round(plan.rate * plan.seconds);
while (sent < total) {
  const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * plan.rate));
  for (; sent < due; sent += 1) {
    const who = sent % sockets.length;
    sockets[who].send(message(plan.clients[who], sent, start + (sent / plan.rate) * 1000));
  }
  await new Promise((resolve) => setTimeout(resolve, 1));
}
const expected = total * sockets.length;
const patience = performance.now() + 5000;
while (delivered < expected && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 10));
const seconds = (performance.now() - start) / 1000;
const sorted = latencies.slice(0, Math.min(delivered, latencies.length)).sort();
const at = (share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
console.log(JSON.stringify({ expected, delivered, refused, perSecond: delivered / seconds, p50: at(0.5), p99: at(0.99) }));
process.exit(0);
