import type { Operations } from "../../wire";
import type { Requirement, SectionKey } from "./standing";

type Place = Operations["specification.place"];

/** Where a requirement stands now, as the operation that puts it back there. */
export const placeNow = ({ id, section, order }: Requirement): Place => ({ requirement: id, section, order });

/**
 * What to ask so that a requirement comes to stand at an index among the others of a section, as few moves as will do:
 * it takes the number after its new neighbour, and those behind it make room only where there is none.
 */
export function placing(moved: Requirement, section: SectionKey, others: readonly Requirement[], index: number): Place[] {
  const before = others[index - 1];
  const asked: Place[] = [];
  let last = before ? before.order + 1 : Math.max(0, (others[0]?.order ?? 1) - 1);
  if (moved.section !== section || moved.order !== last) asked.push({ requirement: moved.id, section, order: last });
  for (const one of others.slice(index)) {
    if (one.order > last) break;
    last += 1;
    asked.push({ requirement: one.id, section, order: last });
  }
  return asked;
}
