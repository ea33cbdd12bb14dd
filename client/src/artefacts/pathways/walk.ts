import { starts } from "./flow";
import type { Layout, StepBox } from "./layout";
import { inOrder, type Link, type Model } from "./model";

/** One way that an arrow key may take. */
export interface Way {
  readonly link: Link;
  readonly step: string;
}

/** Where the arrow to the right leads: the ways on, those of the person first. */
export const onward = (model: Model, step: string): Way[] =>
  ordered(model.out(step)).map((link) => ({ link, step: link.end }));

/** Where the arrow to the left leads: the ways that came here, loops last. */
export function backward(model: Model, step: string, loops: ReadonlySet<string>): Way[] {
  const ways = ordered(model.into(step)).map((link) => ({ link, step: link.start }));
  return [...ways.filter(({ link }) => !loops.has(link.id)), ...ways.filter(({ link }) => loops.has(link.id))];
}

function ordered(links: readonly Link[]): Link[] {
  return [...links.filter((link) => link.moves === "person"), ...links.filter((link) => link.moves !== "person")];
}

/** The nearest step in the lane above (-1) or below (1), or in the same lane further up or down. */
export function beside(layout: Layout, step: string, by: -1 | 1): string | undefined {
  const here = layout.boxes.find((box) => box.id === step);
  if (!here) return undefined;
  const [edge, middle] = [by < 0 ? here.y : here.y + here.height, here.x + here.width / 2];
  const beyond = layout.boxes.filter((box) => box.id !== step && (by < 0 ? box.y + box.height <= edge : box.y >= edge));
  const far = (box: StepBox): number =>
    Math.abs(by < 0 ? edge - box.y - box.height : box.y - edge) * 2 + Math.abs(box.x + box.width / 2 - middle);
  return least(beyond, far)?.id;
}

/** Where the way begins; without any links, the first step. */
export const first = (model: Model, loops: ReadonlySet<string>): string | undefined =>
  (starts(model, loops)[0] ?? model.steps[0])?.id;

/** The last end: the step furthest along the map, ends before others. */
export function last(model: Model, layout: Layout): string | undefined {
  const ends = new Set(model.steps.filter((step) => step.shape === "start_end").map((step) => step.id));
  return least(layout.boxes, (box) => -box.x - (ends.has(box.id) && box.column > 0 ? layout.width : 0))?.id;
}

function least<T>(all: readonly T[], cost: (one: T) => number): T | undefined {
  let best: T | undefined;
  for (const one of all) if (best === undefined || cost(one) < cost(best)) best = one;
  return best;
}

/** Where somebody goes from a step that has gone: to one that it was linked with, else to the one before it. */
export function afterLoss(before: Model, now: Model, gone: string): string | undefined {
  const order = inOrder(before).map((step) => step.id);
  const at = order.indexOf(gone);
  const linked = [...before.into(gone).map((link) => link.start), ...before.out(gone).map((link) => link.end)];
  return [...linked, ...order.slice(0, Math.max(at, 0)).reverse(), ...order.slice(at + 1)].find((id) => now.step(id));
}
