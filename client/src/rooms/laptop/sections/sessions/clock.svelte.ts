import { load } from "../../../../net/http";
import { newest } from "../../../../net/newest";
import type { Room } from "../../../../room.svelte";
import { agendaOf, type Session } from "../../agenda";

/** When an activity starts and ends; empty where nobody can say. */
interface Timed {
  readonly activity: string;
  readonly starts_at: string;
  readonly ends_at: string;
}

/** The clock times of a plan, asked anew whenever the plan, the room's place or its timer change. */
export class PlanClock {
  #times = $state.raw<ReadonlyMap<string, Timed>>(new Map());
  readonly #asking = newest();

  constructor(room: Room, session: () => Session) {
    $effect(() => {
      const { id, starts_at, activity } = session();
      const plan = agendaOf(room.of("meeting.activity"), id).map((one) => [one.id, one.minutes, one.done]);
      const timer = room.of("meeting.timer").find((one) => one.activity === activity);
      if (room.online && JSON.stringify([plan, starts_at, timer])) void this.#ask(room.partnership, id);
    });
  }

  of = (activity: string): Timed | undefined => this.#times.get(activity);

  #ask(partnership: string, session: string): Promise<void> {
    return this.#asking(load<{ activities: Timed[] }>(`/partnerships/${partnership}/sessions/${session}/plan`), ({ activities }) => {
      this.#times = new Map(activities.map((one) => [one.activity, one]));
    });
  }
}
