import type { Kind, Room } from "../../room.svelte";
import type { Seen } from "./attention";
import type { Requirement } from "./requirements";

/** Every requirement of the draft, in order. Reactive. */
export const requirementsOf = (room: Room): Requirement[] =>
  [...(room.of("specification.requirement" as Kind) as unknown as readonly Requirement[])].sort((a, b) => a.order - b.order);

/** The records that decide what still needs attention, as this viewer sees them. Reactive. */
export const seen = (room: Room): Seen => ({
  clauses: room.of("agreement.clause"),
  objections: room.of("agreement.objection"),
  hypotheses: room.of("hypotheses.hypothesis"),
  maps: room.of("pathways.map"),
  steps: room.of("pathways.step"),
  indicators: room.of("outcomes.indicator"),
  requirements: requirementsOf(room),
});
