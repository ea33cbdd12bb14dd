import type { Room } from "../../../../../room.svelte";

/** How many are ready in an activity, and of how many; before anybody has said so, of everybody who may. Reactive. */
export function readyIn(room: Room, activity: string): { ready: number; of: number } {
  const counted = room.of("meeting.readiness").find((one) => one.activity === activity);
  if (counted) return counted;
  const people = room.of("meeting.seat").filter(({ roles }) => !roles.includes("projector") && !roles.includes("observer"));
  return { ready: 0, of: people.length };
}
