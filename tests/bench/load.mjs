// The load: node load.mjs <plan.json>, where the plan names what is to be measured. Prints its figures as JSON.
import { readFileSync } from "node:fs";
import { call, comeIn } from "./entering.mjs";
import { pause, Room, Times, used } from "./room.mjs";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const GROWTH = 1.4;

const inTime = (found) => found.delivered >= found.expected && !found.refused && found.p99 <= plan.longest;

/** Everybody works at the plan's rate. */
async function normal() {
  const room = new Room(plan);
  await room.fill();
  await room.work(plan.rate, 1);
  return room.work(plan.rate, plan.seconds);
}

/** The most that still arrives in time: faster and faster until it does not, then four times halfway back. */
async function saturation() {
  const room = new Room(plan);
  await room.fill();
  await room.work(plan.rate, 1);
  let best = { rate: 0, perSecond: 0 };
  let failed = Infinity;
  for (let [rate, tries] = [plan.rate, 0]; tries < 5 && !room.lost; ) {
    const found = await room.work(rate, plan.seconds);
    if (inTime(found)) best = found.perSecond > best.perSecond ? found : best;
    else failed = Math.min(failed, rate);
    if (failed < Infinity) tries += 1;
    rate = failed < Infinity ? (best.rate + failed) / 2 : rate * GROWTH;
    await pause(200);
  }
  return best;
}

/** What somebody costs who is only there. */
async function idle() {
  const room = new Room(plan);
  const some = plan.clients.length / 10;
  await room.fill(plan.clients.slice(0, some));
  await pause(1_000);
  const before = used(plan.pids[0]).bytes;
  await room.fill(plan.clients.slice(some));
  await pause(1_000);
  return { bytes: (used(plan.pids[0]).bytes - before) / (plan.clients.length - some) };
}

/** One after another comes into a large room, from `join` to the last byte needed. */
async function joining() {
  const times = new Times();
  let size = 0;
  for (const client of plan.clients) {
    const { line, took, bytes } = await comeIn(plan, client);
    times.add(took);
    size = bytes;
    line.cut();
    await pause(20);
  }
  return { p50: times.at(0.5), p99: times.at(0.99), bytes: size };
}

/** Half of the people go on working; the other half was cut off, and comes back after a while, all at once. */
async function returning() {
  const half = plan.clients.length / 2;
  const room = new Room({ ...plan, clients: plan.clients.slice(0, half) });
  await room.fill();
  const away = [];
  for (const client of plan.clients.slice(half)) {
    const { line, cursors } = await comeIn(plan, client);
    line.cut();
    away.push({ ...client, cursors });
  }
  const before = await room.work(plan.rate, plan.away);
  const working = room.work(plan.rate, plan.seconds);
  await pause(500);
  const begin = performance.now();
  const times = new Times();
  await Promise.all(away.map((client) => comeIn(plan, client).then(() => times.add(performance.now() - begin))));
  const back = performance.now() - begin;
  const during = await working;
  return { back, p50: times.at(0.5), p99: during.p99, before: before.p99, whole: during.delivered >= during.expected };
}

/** Everybody works while a long document is made in the background. */
async function exporting() {
  const room = new Room(plan);
  await room.fill();
  const before = await room.work(plan.rate, plan.seconds);
  const working = room.work(plan.rate, plan.seconds);
  const [begin, maker] = [performance.now(), plan.clients[0]];
  let { id, state } = await call(plan.port, maker, "exports/jobs", plan.export);
  while (state !== "ready" && state !== "failed") {
    await pause(100);
    ({ state } = await call(plan.port, maker, `exports/jobs/${id}`));
  }
  const took = performance.now() - begin;
  const size = await call(plan.port, maker, `exports/jobs/${id}/file`);
  const during = await working;
  return { state, took, size, p99: during.p99, before: before.p99, whole: during.delivered >= during.expected };
}

console.log(JSON.stringify(await { normal, saturation, idle, joining, returning, exporting }[plan.measure]()));
process.exit(0);
