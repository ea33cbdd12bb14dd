// How a map is laid out: whole numbers only, no chance, the same as in workshops/artefacts/pathways/grid.
// The two share test vectors: what is changed here is changed there.

export interface LaneGiven {
  readonly id: string;
  readonly order: number;
  readonly name: string;
  readonly thread: string;
  readonly agency: boolean;
}

export interface StepGiven {
  readonly id: string;
  readonly ref: string;
  readonly lane: string;
  readonly column: number;
  readonly shape: string;
  readonly words: string;
}

export interface LinkGiven {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly moves: string;
  readonly share?: number | null;
  readonly label?: string;
}

/** A lane, in the order from top to bottom. */
export interface Band {
  readonly id: string;
  readonly name: string;
  readonly agency: boolean;
  readonly shared: boolean;
}

/** A step: `lane` is the number of its lane, `column` the chosen one or -1, `felt` whether feelings show below it. */
export interface Place {
  readonly id: string;
  readonly lane: number;
  readonly column: number;
  readonly shape: string;
  readonly words: string;
  readonly felt: boolean;
}

/** A link between the steps numbered `start` and `end`; `label` is what stands on it. */
export interface Way {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly person: boolean;
  readonly loop: boolean;
  readonly label: string;
}

/** A map ready to be laid out: steps in the order of their refs, links in the order of the steps they join. */
export interface Sheet {
  readonly bands: readonly Band[];
  readonly places: readonly Place[];
  readonly ways: readonly Way[];
}

/** Records of one map in any order, and the ids of the steps at which feelings are shown. */
export interface MapGiven {
  readonly lanes: readonly LaneGiven[];
  readonly steps: readonly StepGiven[];
  readonly links: readonly LinkGiven[];
  readonly felt: ReadonlySet<string>;
}

export function sheetOf(given: MapGiven): Sheet {
  const lanes = [...given.lanes].sort((one, two) => one.order - two.order || compared(one.id, two.id));
  const laneNumber = new Map(lanes.map((lane, number) => [lane.id, number]));
  const steps = given.steps.filter((step) => laneNumber.has(step.lane)).sort(byRef);
  const stepNumber = new Map(steps.map((step, number) => [step.id, number]));
  const links = given.links.flatMap((link) => {
    const start = stepNumber.get(link.start);
    const end = stepNumber.get(link.end);
    return start === undefined || end === undefined ? [] : [{ link, start, end }];
  });
  links.sort((one, two) => one.start - two.start || one.end - two.end || compared(one.link.id, two.link.id));
  const ways = links.map(({ link, start, end }) => ({
    id: link.id,
    start,
    end,
    person: link.moves === "person",
    loop: false,
    label: label(link.label ?? "", link.share ?? null),
  }));
  const loops = loopsOf(steps, ways);
  return {
    bands: lanes.map(({ id, name, agency, thread }) => ({ id, name, agency, shared: thread === "shared" })),
    places: steps.map(({ id, lane, column, shape, words }) => ({
      id,
      lane: laneNumber.get(lane) ?? 0,
      column,
      shape,
      words,
      felt: given.felt.has(id),
    })),
    ways: ways.map((way, number) => ({ ...way, loop: loops.has(number) })),
  };
}

/** What stands on a link: its words and the share of people who take it, unless that is everybody. */
export function label(words: string, share: number | null): string {
  const percent = share === null || share === 1 ? "" : `${Math.floor(share * 100 + 0.5)}%`;
  return [words, percent].filter((one) => one !== "").join(" ");
}

/** A2 before A10: refs by the number in them. */
function byRef(one: StepGiven, two: StepGiven): number {
  return numberIn(one.ref) - numberIn(two.ref) || compared(one.ref, two.ref) || compared(one.id, two.id);
}

function numberIn(ref: string): number {
  return Number(ref.replace(/[^0-9]/g, ""));
}

function compared(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}

/** Links of the person back to a step on the path so far: back edges of a depth-first walk. */
function loopsOf(steps: readonly StepGiven[], ways: readonly Way[]): Set<number> {
  const out: number[][] = steps.map(() => []);
  const entered = steps.map(() => false);
  const touched = steps.map(() => false);
  ways.forEach((way, number) => {
    if (!way.person) return;
    out[way.start]?.push(number);
    entered[way.end] = touched[way.start] = touched[way.end] = true;
  });
  const rank = (step: number): number => (!entered[step] ? 0 : steps[step]?.shape === "start_end" ? 1 : 2);
  const roots = steps.map((_, step) => step).filter((step) => touched[step]);
  roots.sort((one, two) => rank(one) - rank(two) || one - two);
  const loops = new Set<number>();
  const onPath = new Set<number>();
  const done = new Set<number>();
  for (const root of roots) if (!done.has(root)) walk(root, out, ways, { loops, onPath, done });
  return loops;
}

interface Walk {
  readonly loops: Set<number>;
  readonly onPath: Set<number>;
  readonly done: Set<number>;
}

function walk(root: number, out: readonly number[][], ways: readonly Way[], { loops, onPath, done }: Walk): void {
  const path = [{ step: root, next: 0 }];
  onPath.add(root);
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const number = out[at.step]?.[at.next++];
    const end = number === undefined ? undefined : ways[number]?.end;
    if (number === undefined || end === undefined) {
      path.pop();
      onPath.delete(at.step);
      done.add(at.step);
    } else if (onPath.has(end)) {
      loops.add(number);
    } else if (!done.has(end)) {
      onPath.add(end);
      path.push({ step: end, next: 0 });
    }
  }
}
