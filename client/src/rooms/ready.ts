import type { Room } from "../room.svelte";

const WATCHING = ["projector", "observer"];

/** How many are ready in an activity, of those who are here and take part. Who was ready and left still counts. */
export function readyIn(room: Room, activity: string): { ready: number; of: number } {
  const ready = room.of("meeting.readiness").find((one) => one.activity === activity)?.ready ?? 0;
  const here = room
    .of("meeting.seat")
    .filter(({ id, roles }) => room.here.has(id) && !roles.some((one) => WATCHING.includes(one)));
  return { ready, of: Math.max(ready, here.length) };
}
