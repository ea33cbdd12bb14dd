import { sentenceOf } from "../core/refusal";
import type { Room } from "../room.svelte";
import { toast } from "../ui/toasts.svelte";

const WATCHING = ["projector", "observer"];

/** How many are ready in an activity, of those who are here and take part. Who was ready and left still counts. */
export function readyIn(room: Room, activity: string): { ready: number; of: number } {
  const ready = room.of("meeting.readiness").find((one) => one.activity === activity)?.ready ?? 0;
  const here = room
    .of("meeting.seat")
    .filter(({ id, roles }) => room.here.has(id) && !roles.some((one) => WATCHING.includes(one)));
  return { ready, of: Math.max(ready, here.length) };
}

export const isReady = (room: Room, activity: string): boolean =>
  room.of("meeting.ready").some((one) => one.activity === activity);

/** Say that one is ready, or not after all: shown at once, with signal or without. */
export function sayReady(room: Room, activity: string, ready: boolean): void {
  const said = room.of("meeting.ready").filter((one) => one.activity === activity);
  const own = { kind: "meeting.ready", id: "", audience: `participant:${room.seat}`, activity };
  const predict = ready ? { put: [own] } : { removed: said.map((one) => one.id) };
  room.ask("meeting.say_ready", { activity, ready }, { predict }).catch((error: unknown) => toast(sentenceOf(error)));
}
