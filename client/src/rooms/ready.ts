import { sentenceOf } from "../core/refusal";
import type { Room } from "../room.svelte";
import { toast } from "../ui/toasts.svelte";
import type { Records } from "../wire";

const WATCHING = ["projector", "observer"];
/** Fewer are never counted apart. */
const SMALLEST = 5;

export interface Ready {
  readonly ready: number;
  readonly of: number;
}

/** How many are ready in an activity, of those who are here and take part. Who was ready and left still counts. */
export function readyIn(room: Room, activity: string): Ready {
  const ready = summed(room, activity)?.ready ?? 0;
  return { ready, of: Math.max(ready, takingPart(room).length) };
}

/** The same for each group of which enough are here; none where what is left over would tell of fewer. */
export function readyByGroup(room: Room, activity: string): ReadonlyMap<string, Ready> {
  const people = takingPart(room).filter(({ roles }) => !roles.includes("facilitator"));
  const here = (group: string): number => people.filter((one) => one.group === group).length;
  const counted = (summed(room, activity)?.groups ?? []).filter(({ group }) => here(group) >= SMALLEST);
  const others = people.length - counted.reduce((sum, { group }) => sum + here(group), 0);
  if (others > 0 && others < SMALLEST) return new Map();
  return new Map(counted.map(({ group, ready }) => [group, { ready, of: Math.max(ready, here(group)) }]));
}

const summed = (room: Room, activity: string): Records["meeting.readiness"] | undefined =>
  room.of("meeting.readiness").find((one) => one.activity === activity);

const takingPart = (room: Room): Records["meeting.seat"][] =>
  room.of("meeting.seat").filter(({ id, roles }) => room.here.has(id) && !roles.some((one) => WATCHING.includes(one)));

export const isReady = (room: Room, activity: string): boolean =>
  room.of("meeting.ready").some((one) => one.activity === activity);

/** Say that one is ready, or not after all: shown at once, with signal or without. */
export function sayReady(room: Room, activity: string, ready: boolean): void {
  const said = room.of("meeting.ready").filter((one) => one.activity === activity);
  const own = { kind: "meeting.ready", id: "", audience: `participant:${room.seat}`, activity };
  const predict = ready ? { put: [own] } : { removed: said.map((one) => one.id) };
  room.ask("meeting.say_ready", { activity, ready }, { predict }).catch((error: unknown) => toast(sentenceOf(error)));
}
