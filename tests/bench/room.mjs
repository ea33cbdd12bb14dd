// A room full of clients that work: operations at a steady rate, every delivery timed from its scheduled send.
import { readFileSync } from "node:fs";
import { comeIn } from "./entering.mjs";
import { answers, KINDS } from "./kinds.mjs";

const MOST = 2_000_000;
const PER_MS = 10;
const LONGEST = 30_000;
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Times of deliveries in tenths of a millisecond: counting costs less than keeping. */
export class Times {
  #counts = new Uint32Array(LONGEST * PER_MS + 1);
  total = 0;

  add(ms) {
    this.#counts[Math.min(LONGEST * PER_MS, Math.max(0, Math.round(ms * PER_MS)))] += 1;
    this.total += 1;
  }

  at(share) {
    let left = Math.ceil(this.total * share);
    for (let place = 0; place < this.#counts.length; place += 1) if ((left -= this.#counts[place]) <= 0) return place / PER_MS;
    return null;
  }
}

/** Processor seconds and resident bytes of a process, from /proc; nothing where there is no such thing. */
export function used(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1].split(" ");
    return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, bytes: Number(fields[21]) * 4096 };
  } catch {
    return { cpu: 0, bytes: 0 };
  }
}

export class Room {
  #kind;
  #due = new Float64Array(MOST);
  #next = 0;
  lines = [];
  times = new Times();
  answers = new Times();
  refused = 0;
  lost = 0;

  constructor(plan) {
    this.plan = plan;
    this.#kind = KINDS[plan.kind];
  }

  /** Bring clients in, a few at a time. */
  async fill(clients = this.plan.clients) {
    const waiting = [...clients];
    const enter = async () => {
      for (let client = waiting.shift(); client; client = waiting.shift()) this.lines.push(await this.enter(client));
    };
    await Promise.all([enter(), enter(), enter(), enter()]);
  }

  async enter(client) {
    const { line } = await comeIn(this.plan, client, () => (this.lost += 1));
    line.client = client;
    line.heard = (buffer, start, end, _, binary) => this.#heard(buffer, start, end, line, binary);
    return line;
  }

  #heard(buffer, start, end, line, binary) {
    if (end - start === 1) return buffer[start] === 50 ? line.send("3") : undefined;
    const now = performance.now();
    const found = this.#kind.numbers(buffer, start, end, binary);
    for (let place = 0; place < found.length; place += 1) this.times.add(now - this.#due[found[place]]);
    if (found.length === 0) this.#answered(buffer.latin1Slice(start, end), now);
  }

  #answered(message, now) {
    const number = answers(message);
    if (number >= 0) this.answers.add(now - this.#due[number]);
    if (message.includes('"refused"')) this.refused += 1;
  }

  /** Operations at `rate` a second for so many seconds, by everybody in turn; then whatever is still on its way. */
  async work(rate, seconds, patience = 5_000) {
    const pids = this.plan.pids;
    [this.times, this.answers, this.refused] = [new Times(), new Times(), 0];
    const first = this.#next;
    const total = Math.round(rate * seconds);
    const [before, mine] = [pids.map((pid) => used(pid).cpu), process.cpuUsage()];
    const begin = performance.now();
    while (this.#next - first < total) {
      const due = Math.min(total, 1 + Math.floor(((performance.now() - begin) / 1000) * rate));
      for (; this.#next - first < due; this.#next += 1) this.#say(this.#next, begin + ((this.#next - first) / rate) * 1000);
      await pause(1);
    }
    const expected = total * this.lines.length;
    const enough = performance.now() + patience;
    while (this.times.total < expected && performance.now() < enough) await pause(5);
    const lasted = (performance.now() - begin) / 1000;
    const [cpus, own] = [pids.map((pid, place) => used(pid).cpu - before[place]), process.cpuUsage(mine)];
    const cpu = { cpu: cpus.reduce((sum, one) => sum + one), busiest: Math.max(...cpus), lasted };
    return { ...this.figures(), rate, expected, perSecond: this.times.total / lasted, ...cpu, load: (own.user + own.system) / 1e6 / lasted };
  }

  figures() {
    const { times, answers, refused, lost } = this;
    const told = { answered: answers.at(0.5), answered99: answers.at(0.99), refused, lost };
    return { delivered: times.total, p50: times.at(0.5), p95: times.at(0.95), p99: times.at(0.99), ...told };
  }

  #say(number, due) {
    const line = this.lines[number % this.lines.length];
    this.#due[number] = due;
    line.send(this.#kind.said(line.client, number));
  }
}
