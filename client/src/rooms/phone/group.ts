import type { Room } from "../../room.svelte";

const SMALLEST = 5;

/** The group that will stand at what we share: "" where it would tell of too few. Only for what we say beforehand. */
export function groupShown(room: Room): string {
  const { me } = room;
  const group = me && room.get<"meeting.group">(me.group);
  if (!me || !group) return "";
  return !me.roles.includes("contributor") || isNamed(room, me.group) ? group.name : "";
}

/** Five contributors or more are of it, and those of groups without a name are five, or nobody. */
function isNamed(room: Room, group: string): boolean {
  const sizes: Record<string, number> = {};
  for (const one of room.of("meeting.seat")) if (one.roles.includes("contributor")) sizes[one.group] = (sizes[one.group] ?? 0) + 1;
  const largest = Object.entries(sizes).sort(([one, n], [other, m]) => m - n || (one < other ? 1 : -1));
  const named = largest.filter(([, n]) => n >= SMALLEST);
  let others = largest.slice(named.length).reduce((sum, [, n]) => sum + n, 0);
  while (named.length && others && others < SMALLEST) others += named.pop()?.[1] ?? 0;
  return named.some(([one]) => one === group);
}

/** Nickname of the one facilitator; "" when there are several or none. */
export function facilitator(room: Room): string {
  const all = room.of("meeting.seat").filter((one) => one.roles.includes("facilitator"));
  return all.length === 1 ? (all[0]?.nickname ?? "") : "";
}

export const safeAdult = (room: Room): string =>
  room.of("meeting.seat").find((one) => one.roles.includes("safeguarding_lead"))?.nickname ?? "";

/** The thread of our own group. */
export const ownThread = (room: Room): string => room.get<"meeting.group">(room.me?.group ?? "")?.thread ?? "";
