import type { Room } from "../../room.svelte";
import { choose } from "./choices.svelte";

/** Just listen, or join in again: it holds on this device at once, and facilitators learn of it when there is signal. */
export function listen(room: Room, on: boolean): void {
  choose({ listening: on });
  room.ask("meeting.change_own", { group: room.me?.group ?? "", ways: [on ? "listen" : "type"] }).catch(() => undefined);
}
