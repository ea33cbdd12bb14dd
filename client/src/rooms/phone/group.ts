import type { Room } from "../../room.svelte";

const SMALLEST = 5;

/** The group that will stand at what we share: "" where it is too small to be named. Only for what we say beforehand. */
export function groupShown(room: Room): string {
  const { me } = room;
  const group = me && room.get<"meeting.group">(me.group);
  if (!me || !group) return "";
  const many = room.of("meeting.seat").filter((one) => one.group === me.group).length >= SMALLEST;
  return many || !me.roles.includes("contributor") ? group.name : "";
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
