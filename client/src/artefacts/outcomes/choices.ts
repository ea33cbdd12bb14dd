import type { Room } from "../../room.svelte";
import { statement } from "../../rooms/statement";
import { byOrder } from "../names";

interface Part {
  title: string;
  options: { id: string; label: string }[];
}

/** Themes of every framework. Reactive. */
export function themeParts(room: Room): Part[] {
  const themes = byOrder(room.of("outcomes.theme"));
  return room.of("outcomes.framework").map((framework) => ({
    title: framework.name,
    options: themes.filter((one) => one.framework === framework.id).map((one) => ({ id: one.id, label: one.name })),
  }));
}

/** Hypotheses that stand. Reactive. */
export const hypothesisParts = (room: Room): Part[] => [
  {
    title: "",
    options: byOrder(room.of("hypotheses.hypothesis").filter((one) => !one.withdrawn)).map((one) => ({ id: one.id, label: `${one.ref} ${statement(one)}` })),
  },
];

/** Pain points of every map. Reactive. */
export function painPointParts(room: Room): Part[] {
  const points = [...room.of("pathways.pain_point")].sort((a, b) => a.number - b.number);
  return room.of("pathways.map").map((map) => ({
    title: map.name,
    options: points.filter((one) => one.map === map.id).map((one) => ({ id: one.id, label: `${one.number}. ${one.words}` })),
  }));
}
