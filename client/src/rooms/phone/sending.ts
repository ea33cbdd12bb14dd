import type { Made } from "../../core/journal";
import type { Room } from "../../room.svelte";

const PATIENCE = 4000;

/** What was made, or undefined when there is no signal: then it is kept on this device and sends itself. */
export function soon(room: Room, asked: Promise<Made>): Promise<Made | undefined> {
  const late = new Promise<undefined>((settle) => setTimeout(settle, room.online ? PATIENCE : 0, undefined));
  return Promise.race([asked, late]);
}

/** The id of what an operation made, by kind. */
export function madeOf(room: Room, { ids }: Made, kind: string): string {
  return ids.find((id) => room.get(id)?.kind === kind) ?? "";
}
