import wifiOff from "virtual:icon/wifi-off";
import type { Made } from "../core/journal";
import { t } from "../core/words";
import type { Room } from "../room.svelte";
import { ask, waits } from "../rooms/laptop/asking";
import { toast } from "../ui/toasts.svelte";
import type { Operations } from "../wire";

/** What is said when it is done, and how it is taken back. */
export interface Told {
  readonly words: string;
  readonly undo?: (() => void) | undefined;
}

/**
 * Ask, and say what came of it with a way back. Without signal the words are kept and sent later, and nobody waits
 * for that: "kept". So is what waits until it was looked at. Undefined when it was refused, which has been said.
 */
export async function asked<K extends keyof Operations & string>(
  room: Room,
  kind: K,
  body: Operations[K],
  told: (made: Made) => Told | string,
): Promise<Made | "kept" | undefined> {
  const asking = ask(room, kind, body);
  if (!room.online) {
    toast(t("laptop.wording.offline"), { icon: wifiOff });
    return "kept";
  }
  const made = await asking;
  if (!made) return undefined;
  const held = waits(room, made);
  say(held ? t("laptop.held.waits") : told(made));
  return held ? "kept" : made;
}

function say(told: Told | string): void {
  if (typeof told === "string") toast(told);
  else toast(told.words, told.undo ? { undo: told.undo } : {});
}

/** What to say after a rewording: that it stands, or that somebody was quicker and both wordings are kept. */
export function reworded(room: Room, made: Made, done: Told): Told {
  const kept = made.ids.some((id) => room.get(id)?.kind === "meeting.alternative");
  return kept ? { words: t("laptop.wording.both_kept") } : done;
}
