import type { Records } from "../wire";
import type { Seen } from "./where";

/** The clause of the agreement by which talk is stopped: what competitors do not tell one another. */
const COMPETITION = "WTA-11";

/** The stop that stands now. */
export const stopNow = (room: Pick<Seen, "of">): Records["meeting.stop"] | undefined => room.of("meeting.stop").find((one) => !one.ended_at);

/** The clause that says so, once the partnership has it in its agreement. */
export const stopClause = (room: Pick<Seen, "of">): Records["agreement.clause"] | undefined =>
  room.of("agreement.clause").find((one) => one.ref === COMPETITION);
