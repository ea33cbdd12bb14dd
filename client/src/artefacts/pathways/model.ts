import type { Records } from "../../wire";

export type PathMap = Records["pathways.map"];
export type Lane = Records["pathways.lane"];
export type Step = Records["pathways.step"];
export type Link = Records["pathways.link"];
export type PainPoint = Records["pathways.pain_point"];
export type Feeling = Records["pathways.feeling"];
export type Idea = Records["pathways.idea"];
export type Shape = Step["shape"];
export type Basis = Step["basis"];
export type Face = Feeling["face"];

export const SHAPES = ["step", "decision", "wait", "hand_off", "form", "start_end"] as const satisfies readonly Shape[];
export const BASES = ["stated", "inferred", "felt", "invented"] as const satisfies readonly Basis[];

export const WASTES = [
  "telling_again", "waiting", "failure_demand", "extra_processing", "transport", "motion", "defects", "overproduction", "inventory", "talent",
] as const satisfies readonly Step["wastes"][number][];
export const FLAGS = ["moment_that_matters", "risk", "data_gap"] as const satisfies readonly Step["flags"][number][];

/** What may stand on maps, as a room holds it. */
export interface Parts {
  readonly lanes: readonly Lane[];
  readonly steps: readonly Step[];
  readonly links: readonly Link[];
  readonly pains: readonly PainPoint[];
  readonly feelings: readonly Feeling[];
  readonly ideas: readonly Idea[];
}

/** One map with everything on it, found by step. Lanes from the top, steps by ref, pain points by number. */
export class Model implements Parts {
  readonly lanes: readonly Lane[];
  readonly steps: readonly Step[];
  readonly links: readonly Link[];
  readonly pains: readonly PainPoint[];
  readonly feelings: readonly Feeling[];
  readonly ideas: readonly Idea[];
  readonly #lanes: ReadonlyMap<string, Lane>;
  readonly #steps: ReadonlyMap<string, Step>;
  readonly #out: ReadonlyMap<string, Link[]>;
  readonly #into: ReadonlyMap<string, Link[]>;
  readonly #felt: ReadonlyMap<string, Feeling[]>;

  constructor(map: string, parts: Parts) {
    const here = <T extends { readonly map: string }>(all: readonly T[]): T[] => all.filter((one) => one.map === map);
    this.lanes = here(parts.lanes).sort((a, b) => a.order - b.order || compared(a.id, b.id));
    this.#lanes = byId(this.lanes);
    this.steps = here(parts.steps).filter((step) => this.#lanes.has(step.lane)).sort(byRef);
    this.#steps = byId(this.steps);
    this.links = here(parts.links)
      .filter((link) => this.#steps.has(link.start) && this.#steps.has(link.end))
      .sort((a, b) => this.#order(a.start, b.start) || this.#order(a.end, b.end) || compared(a.id, b.id));
    this.pains = here(parts.pains).sort((a, b) => a.number - b.number);
    this.feelings = parts.feelings.filter((feeling) => this.#steps.has(feeling.step));
    this.ideas = here(parts.ideas);
    this.#out = grouped(this.links, (link) => link.start);
    this.#into = grouped(this.links, (link) => link.end);
    this.#felt = grouped(this.feelings, (feeling) => feeling.step);
  }

  step(id: string): Step | undefined {
    return this.#steps.get(id);
  }
  lane(id: string): Lane | undefined {
    return this.#lanes.get(id);
  }
  laneOf(step: Step): Lane | undefined {
    return this.#lanes.get(step.lane);
  }
  /** Links that leave a step, in the order of the steps they lead to. */
  out(step: string): readonly Link[] {
    return this.#out.get(step) ?? [];
  }
  into(step: string): readonly Link[] {
    return this.#into.get(step) ?? [];
  }
  felt(step: string): readonly Feeling[] {
    return this.#felt.get(step) ?? [];
  }
  painsAt(step: string): readonly PainPoint[] {
    return this.pains.filter((pain) => pain.steps.includes(step));
  }
  ideasAt(step: string): readonly Idea[] {
    return this.ideas.filter((idea) => idea.step === step);
  }
  /** The ref of a step; "" when it is not here. */
  ref(id: string): string {
    return this.#steps.get(id)?.ref ?? "";
  }

  #order(one: string, two: string): number {
    return byRef(this.#steps.get(one) as Step, this.#steps.get(two) as Step);
  }
}

/** A2 before A10. */
export function byRef(one: Step, two: Step): number {
  return numberIn(one.ref) - numberIn(two.ref) || compared(one.ref, two.ref) || compared(one.id, two.id);
}

/** The steps in the order of a list: along the map, and from the top lane down. */
export function inOrder(model: Model): Step[] {
  const place = new Map(model.lanes.map((lane, number) => [lane.id, number]));
  const row = (step: Step): number => place.get(step.lane) ?? 0;
  return [...model.steps].sort((a, b) => a.column - b.column || row(a) - row(b) || byRef(a, b));
}

/** The column that takes a step past its neighbour in that order, up (-1) or down (1); undefined where there is none. */
export function columnFor(model: Model, id: string, by: -1 | 1): number | undefined {
  const order = inOrder(model);
  const at = order.findIndex((step) => step.id === id);
  const [step, other] = [order[at], order[at + by]];
  if (!step || !other) return undefined;
  const place = new Map(model.lanes.map((lane, number) => [lane.id, number]));
  const lower = (place.get(step.lane) ?? 0) - (place.get(other.lane) ?? 0) || byRef(step, other);
  const passes = by < 0 ? lower < 0 : lower > 0;
  const column = other.column + (passes ? 0 : by);
  return column < 0 || column > 400 ? undefined : column;
}

const numberIn = (ref: string): number => Number(ref.replace(/[^0-9]/g, ""));
const compared = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0);

function byId<T extends { readonly id: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const group = found.get(key(one));
    if (group) group.push(one);
    else found.set(key(one), [one]);
  }
  return found;
}
