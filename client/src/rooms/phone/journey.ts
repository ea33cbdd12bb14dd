import type { Room } from "../../room.svelte";
import type { FaceName } from "../../ui/faces";
import type { Records } from "../../wire";

type Step = Records["pathways.step"];

/** A way out of a step: where it goes, and whether that is back to where one has been. */
export interface Way {
  readonly id: string;
  readonly to: number;
  readonly label: string;
  readonly back: boolean;
}

export interface Stop {
  readonly step: Step;
  readonly number: number;
  readonly lane: Records["pathways.lane"] | undefined;
  /** Ways that are named, and ways back. */
  readonly ways: readonly Way[];
  /** Where it simply goes on to, unless that is the next stop alone. */
  readonly onward: readonly number[];
  readonly feelings: readonly Records["pathways.feeling"][];
  readonly pains: readonly Records["pathways.pain_point"][];
}

/** The steps of a map in the order in which one reads it: by column, then from the top lane down. */
export function inOrder(steps: readonly Step[], lanes: ReadonlyMap<string, { order: number }>): Step[] {
  const laneOf = (step: Step): number => lanes.get(step.lane)?.order ?? 0;
  return [...steps].sort((a, b) => a.column - b.column || laneOf(a) - laneOf(b) || a.ref.localeCompare(b.ref));
}

type Link = Pick<Records["pathways.link"], "id" | "end" | "label" | "moves">;

/** The ways of a person out of the stop with this number, given the numbers of all. */
export function waysOf(links: readonly Link[], numbers: ReadonlyMap<string, number>, here: number): Pick<Stop, "ways" | "onward"> {
  const all = links
    .filter((one) => one.moves === "person" && numbers.has(one.end))
    .map(({ id, end, label }) => ({ id, label, to: numbers.get(end) ?? 0, back: (numbers.get(end) ?? 0) <= here }));
  const onward = [...new Set(all.filter((way) => !way.back && !way.label).map((way) => way.to))].sort((a, b) => a - b);
  return { ways: all.filter((way) => way.back || way.label), onward: onward.join() === String(here + 1) ? [] : onward };
}

/** A map as a list of stops, with what people feel there and where it hurts. Reactive. */
export function stopsOf(room: Room, map: string): Stop[] {
  const lanes = new Map(room.of("pathways.lane").map((one) => [one.id, one]));
  const steps = inOrder(room.of("pathways.step").filter((one) => one.map === map), lanes);
  const numbers = new Map(steps.map((one, i) => [one.id, i + 1]));
  const links = room.of("pathways.link").filter((one) => one.map === map);
  const feelings = room.of("pathways.feeling").filter((one) => !one.masked);
  const pains = room.of("pathways.pain_point").filter((one) => one.map === map);
  return steps.map((step, i) => ({
    step,
    number: i + 1,
    lane: lanes.get(step.lane),
    ...waysOf(links.filter((one) => one.start === step.id), numbers, i + 1),
    feelings: feelings.filter((one) => one.step === step.id),
    pains: pains.filter((one) => one.steps[0] === step.id),
  }));
}

const SMALLEST = 5;

export interface Face {
  readonly face: FaceName;
  /** How many people, or 0 under five: then only the word is shown. */
  readonly n: number;
}

/** The faces at a step, the most frequent first. */
export function facesOf(feelings: readonly { face: FaceName }[]): Face[] {
  const counts = new Map<FaceName, number>();
  for (const { face } of feelings) counts.set(face, (counts.get(face) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([face, n]) => ({ face, n: n >= SMALLEST ? n : 0 }));
}
