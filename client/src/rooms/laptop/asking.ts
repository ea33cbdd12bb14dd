import alert from "virtual:icon/circle-alert";
import { Refusal, sentenceOf } from "../../core/refusal";
import type { Made } from "../../core/journal";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import { nearby } from "../../ui/focus";
import { toast } from "../../ui/toasts.svelte";
import type { Operations } from "../../wire";
import { madeOf } from "../phone/sending";

/** Whether what somebody wrote waits until a facilitator has looked at it. */
export const waits = (room: Room, made: Made): boolean => Boolean(madeOf(room, made, "meeting.own_held"));

/** Ask, and say what came of it: `said` when it is done, the reason when it is refused. Undefined when refused. */
export async function ask<K extends keyof Operations & string>(
  room: Room,
  kind: K,
  body: Operations[K],
  said = "",
  narrower = "",
): Promise<Made | undefined> {
  const focus = nearby();
  try {
    const made = await room.ask(kind, body);
    if (said) toast(waits(room, made) ? t("laptop.held.waits") : said);
    return made;
  } catch (error) {
    const reason = error instanceof Refusal ? String(error.details["reason"] ?? "") : "";
    toast(sentenceOf(error, narrower || reason), { icon: alert });
    return undefined;
  } finally {
    void focus();
  }
}
