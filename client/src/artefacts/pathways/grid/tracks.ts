import { at, type Cells } from "./cells";
import { CORRIDOR, GAP, type Leg, LOOPING, PORT, ROW, type Route, sortOf } from "./routes";

const SLOTS = [0, -1, 2, 3];
const CLASH = 50;

/** A net in one gap or corridor: from `low` to `high`, joined from before (left or above) and after. */
interface Net {
  readonly key: number;
  low: number;
  high: number;
  readonly before: Set<number>;
  readonly after: Set<number>;
}

/** Track numbers by line, place and net, and how many there are. Loops in corridors count apart. */
export interface Tracks {
  readonly of: ReadonlyMap<string, number>;
  readonly count: ReadonlyMap<string, number>;
  readonly loops: ReadonlyMap<string, number>;
}

export function lineKey(line: number, place: number): string {
  return `${line} ${place}`;
}

export function trackKey(leg: Leg): string {
  return `${leg.line} ${leg.at} ${leg.net}`;
}

export function tracksOf(routes: readonly Route[], cells: Cells): Tracks {
  const of = new Map<string, number>();
  const count = new Map<string, number>();
  const loops = new Map<string, number>();
  for (const [key, nets] of netsOf(routes, cells)) {
    const all = [...nets.values()];
    const looping = (net: Net): boolean => key.startsWith(`${CORRIDOR} `) && sortOf(net.key) === LOOPING;
    loops.set(key, settle(of, key, all.filter(looping)));
    count.set(key, settle(of, key, all.filter((net) => !looping(net))));
  }
  return { of, count, loops };
}

function netsOf(routes: readonly Route[], cells: Cells): Map<string, Map<number, Net>> {
  const found = new Map<string, Map<number, Net>>();
  for (const { legs } of routes) {
    legs.forEach((leg, place) => {
      if (leg.line !== GAP && leg.line !== CORRIDOR) return;
      const net = netFor(found, leg);
      for (const step of [-1, 1]) {
        const near = legs[place + step];
        if (near === undefined) continue;
        const where = position(near, cells);
        net.low = Math.min(net.low, where);
        net.high = Math.max(net.high, where);
        (liesAfter(leg, near, legs[place + 2 * step], step, cells) ? net.after : net.before).add(where);
      }
    });
  }
  return found;
}

function netFor(found: Map<string, Map<number, Net>>, leg: Leg): Net {
  const key = lineKey(leg.line, leg.at);
  const nets = found.get(key) ?? new Map<number, Net>();
  found.set(key, nets);
  const net = nets.get(leg.net) ?? { key: leg.net, low: 1 << 30, high: -1, before: new Set(), after: new Set() };
  nets.set(leg.net, net);
  return net;
}

function position(leg: Leg, cells: Cells): number {
  if (leg.line === ROW) return 2 * leg.at + 1;
  if (leg.line === CORRIDOR) return 2 * leg.at;
  if (leg.line === GAP) return 16 * leg.at;
  return 16 * at(cells.column, leg.at) + 8 + at(SLOTS, leg.net);
}

/** Whether a leg next to a gap or corridor goes off to the right or down. Rows come from the left and go right. */
function liesAfter(leg: Leg, near: Leg, beyond: Leg | undefined, step: number, cells: Cells): boolean {
  if (near.line === PORT) return at(cells.top, near.at) >= leg.at;
  if (beyond === undefined) return step > 0;
  return position(beyond, cells) > (leg.line === GAP ? 16 : 2) * leg.at;
}

/** Number the tracks of one gap or corridor; returns how many there are. */
function settle(of: Map<string, number>, key: string, nets: Net[]): number {
  const order: Net[] = [];
  for (const net of nets.sort((one, two) => one.key - two.key)) order.splice(bestPlace(order, net), 0, net);
  const numbers: number[] = [];
  order.forEach((net, place) => {
    let track = 0;
    for (let other = 0; other < place; other++) {
      const met = order[other];
      if (met !== undefined && met.low <= net.high && net.low <= met.high) track = Math.max(track, at(numbers, other) + 1);
    }
    numbers.push(track);
    of.set(`${key} ${net.key}`, track);
  });
  return Math.max(-1, ...numbers) + 1;
}

/** Where the net crosses fewest; the last such place, so that later ones go right and down. */
function bestPlace(order: readonly Net[], net: Net): number {
  let cost = order.reduce((sum, other) => sum + crossings(net, other), 0);
  let best = 0;
  let bestCost = cost;
  order.forEach((other, place) => {
    cost += crossings(other, net) - crossings(net, other);
    if (cost > bestCost) return;
    best = place + 1;
    bestCost = cost;
  });
  return best;
}

/** How often two nets cross when `one` goes before (left of, above) `other`. */
function crossings(one: Net, other: Net): number {
  let crossed = 0;
  for (const where of one.after) {
    if (other.low <= where && where <= other.high) crossed++;
    if (other.before.has(where)) crossed += CLASH;
  }
  for (const where of other.before) if (one.low <= where && where <= one.high) crossed++;
  return crossed;
}
