import type { Room } from "../../room.svelte";
import { exchanges } from "../answering";
import type { Seen } from "./attention";
import type { Requirement } from "./requirements";

/** Every requirement that stands, in order. Reactive. */
export const requirementsOf = (room: Room): Requirement[] =>
  room
    .of("specification.requirement")
    .filter((one) => one.status !== "withdrawn")
    .sort((a, b) => a.order - b.order);

/** The records that decide what still needs attention, as this viewer sees them. Reactive. */
export const seen = (room: Room): Seen => ({
  clauses: room.of("agreement.clause"),
  objections: room.of("agreement.objection"),
  positions: room.of("agreement.position"),
  hypotheses: room.of("hypotheses.hypothesis"),
  maps: room.of("pathways.map"),
  steps: room.of("pathways.step"),
  outcomes: room.of("outcomes.outcome"),
  indicators: room.of("outcomes.indicator"),
  requirements: requirementsOf(room),
  exchanges: exchanges(room, new Date(room.now()).toISOString().slice(0, 10)),
});
