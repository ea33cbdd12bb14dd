import { t } from "../core/words";
import type { Records } from "../wire";
import type { Seen } from "./where";

export type Split = Records["meeting.split"];
export type SmallRoom = Records["meeting.small_room"];
type Of = Pick<Seen, "of">;

/** The small rooms that everybody is in now. */
export const splitNow = (room: Of): Split | undefined => room.of("meeting.split").find((one) => !one.ended_at);

export const smallRooms = (room: Of): SmallRoom[] => [...room.of("meeting.small_room")].sort((a, b) => a.order - b.order);

/** Where this viewer sits. */
export const ownSmallRoom = (room: Pick<Seen, "of" | "seat">): SmallRoom | undefined =>
  room.of("meeting.small_room").find((one) => one.seats.includes(room.seat));

export const roomName = ({ name, order }: Pick<SmallRoom, "name" | "order">): string => name || t("common.small_room", { n: String(order + 1) });

/** Where it is, as a sentence; "" where nobody has said. */
export const placeOf = ({ place }: Pick<SmallRoom, "place">): string => place.replace(/\.?$/, place && ".");

/** When all come back together, as far as it is planned. */
export const endsAt = ({ at, minutes }: Pick<Split, "at" | "minutes">): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** The host that a link leads to, or "" for anything but a plain https address. */
export function hostOf(link: string): string {
  try {
    const { protocol, host, username, password } = new URL(link);
    return protocol === "https:" && !username && !password ? host : "";
  } catch {
    return "";
  }
}

/** Who is split when the room is: whoever takes part and does not facilitate. */
export const sits = ({ roles }: Pick<Records["meeting.seat"], "roles">): boolean =>
  roles.some((one) => one === "member" || one === "contributor") && !roles.some((one) => one === "facilitator" || one === "observer");

/** "3", or "3 or 4": how many sit in each room. */
export function sizes(people: number, rooms: number): readonly number[] {
  const least = Math.floor(people / rooms);
  return people % rooms ? [least, least + 1] : [least];
}
