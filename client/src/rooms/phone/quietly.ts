import type { Made } from "../../core/journal";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import { facilitator } from "./group";

export const sendQuietly = (room: Room, words: string): Promise<Made> => room.ask("meeting.send_quietly", { words });

/** Who has got it: said after it was sent. */
export function sentQuietly(room: Room): string {
  const name = facilitator(room);
  return name ? t("phone.quiet.sent_one", { name }) : t("phone.quiet.sent_more");
}
