import type { Made } from "../../core/journal";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import type { Shown } from "../../ui/beside";
import { toast } from "../../ui/toasts.svelte";
import { facilitator } from "./group";
import { madeOf } from "./sending";
import { tell } from "./sharing.svelte";

export const sendQuietly = (room: Room, words: string, beside: Shown = {}): Promise<Made> => room.ask("meeting.send_quietly", { words, ...beside });

export const takeBackNote = (room: Room, sent: string): Promise<Made> => room.ask("meeting.take_back_note", { sent });

/** Say who has got it, and offer it back. */
export function sentQuietly(room: Room, made: Made): void {
  const name = facilitator(room);
  const sent = madeOf(room, made, "meeting.sent_note");
  const undo = (): void => void tell(room, takeBackNote(room, sent), t("phone.share.undone"));
  toast(name ? t("phone.quiet.sent_one", { name }) : t("phone.quiet.sent_more"), sent ? { undo } : {});
}
