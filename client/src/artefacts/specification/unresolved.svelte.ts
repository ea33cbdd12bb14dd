import { sentenceOf } from "../../core/refusal";
import { load } from "../../net/http";
import type { Kind, Room } from "../../room.svelte";

/** Ids by what is open about them: `GET /api/partnerships/<id>/unresolved`. */
export type Unresolved = Readonly<Record<Open, readonly string[]>>;
export const OPEN = ["objections", "reservations", "minority_views", "gaps", "threadless", "untested", "parked", "blocked", "comments"] as const;
export type Open = (typeof OPEN)[number];

const DECIDING: readonly Kind[] = [
  "agreement.objection",
  "agreement.position",
  "hypotheses.hypothesis",
  "meeting.minority_view",
  "outcomes.indicator",
  "outcomes.outcome",
  "specification.assent",
  "specification.comment",
  "specification.requirement",
];
const PAUSE = 400;

/** What is still open, as the server tells it, and told anew when something that decides it has changed. */
export class StillOpen {
  told = $state.raw<Unresolved>();
  problem = $state("");
  #again = $state(0);
  readonly count: number = $derived.by(() => OPEN.reduce((sum, one) => sum + (this.told?.[one].length ?? 0), 0));

  constructor(room: Room) {
    $effect(() => {
      for (const kind of DECIDING) room.of(kind);
      if (!room.online || this.#again < 0) return;
      let current = true;
      const timer = setTimeout(() => {
        load<Unresolved>(`/partnerships/${room.partnership}/unresolved`)
          .then((told) => current && ([this.told, this.problem] = [told, ""]))
          .catch((error: unknown) => current && (this.problem = sentenceOf(error)));
      }, PAUSE);
      return () => {
        current = false;
        clearTimeout(timer);
      };
    });
  }

  retry(): void {
    this.#again += 1;
  }
}
