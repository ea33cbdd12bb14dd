import type { Link, Model, Step } from "./model";

/**
 * Steps with no way out, as the report counts them: the person's way leads there, but not on, or only round in a
 * circle, and it is no end. Drawn at once; the report of the server says the same a moment later.
 */
export function deadEnds(model: Model, loops: ReadonlySet<string>): Set<string> {
  const moves = model.links.filter((link) => link.moves === "person");
  const ends = endsOf(model, moves, loops);
  const safe = reaching(moves, ends);
  const touched = new Set(moves.flatMap((link) => [link.start, link.end]));
  const lost = [...touched].filter((step) => !safe.has(step));
  return bottoms(moves, lost);
}

/** Steps where the person's way begins: nothing leads there but loops. */
export function starts(model: Model, loops: ReadonlySet<string>): Step[] {
  const moves = model.links.filter((link) => link.moves === "person");
  const onward = new Set(moves.filter((link) => !loops.has(link.id)).map((link) => link.end));
  const touched = new Set(moves.flatMap((link) => [link.start, link.end]));
  return model.steps.filter((step) => touched.has(step.id) && !onward.has(step.id));
}

/** Branches of a decision that say neither when they are taken nor how often. */
export function unlabelled(model: Model): Link[] {
  return model.steps
    .filter((step) => step.shape === "decision")
    .flatMap((step) => model.out(step.id).filter((link) => link.moves === "person" && !link.label && link.share === null));
}

const ROUNDING = 0.005;

function endsOf(model: Model, moves: readonly Link[], loops: ReadonlySet<string>): string[] {
  const onward = new Set(moves.filter((link) => !loops.has(link.id)).map((link) => link.end));
  const mayStay = (step: Step): boolean => {
    const shares = model.out(step.id).filter((link) => link.moves === "person").map((link) => link.share);
    const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
    return shares.includes(null) || sum < 1 - ROUNDING;
  };
  return model.steps
    .filter((step) => step.shape === "start_end" && onward.has(step.id) && mayStay(step))
    .map((step) => step.id);
}

function reaching(moves: readonly Link[], targets: readonly string[]): Set<string> {
  const found = new Set(targets);
  const before = new Map<string, string[]>();
  for (const { start, end } of moves) before.set(end, [...(before.get(end) ?? []), start]);
  for (const step of found) for (const one of before.get(step) ?? []) found.add(one);
  return found;
}

/** Of these steps those that one cannot get away from for good: everything they lead to leads back. */
function bottoms(moves: readonly Link[], lost: readonly string[]): Set<string> {
  const within = new Map(lost.map((step) => [step, moves.filter((link) => link.start === step).map((link) => link.end)]));
  const reach = (from: string): Set<string> => {
    const found = new Set([from]);
    for (const step of found) for (const end of within.get(step) ?? []) found.add(end);
    return found;
  };
  const reached = new Map(lost.map((step) => [step, reach(step)]));
  return new Set(lost.filter((step) => [...(reached.get(step) ?? [])].every((one) => reached.get(one)?.has(step))));
}
