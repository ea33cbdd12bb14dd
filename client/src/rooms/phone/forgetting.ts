import type { Room } from "../../room.svelte";
import { go } from "../../router.svelte";
import { forgetCode } from "./choices.svelte";
import { forgetDrafts } from "./drafts";

/** Somebody has left: nothing of theirs stays on this device, and the page says so. */
export function forgetPlace(room: Room): void {
  room.leave();
  forgetCode(room.partnership);
  forgetDrafts();
  go("/left", { replace: true });
}
