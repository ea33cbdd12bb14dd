import { digest } from "../../core/wording";
import type { Operations, Records } from "../../wire";
import type { Lane, Link, Model, PainPoint, Step } from "./model";
import type { Asked, Change, Kind } from "./undo";

/** One operation whose opposite is known beforehand. */
const both = (forward: Asked, ...back: Asked[]): Change => ({ forward: [forward], back: () => back });

const asked = <K extends Kind>(kind: K, body: Operations[K], more: Omit<Asked<K>, "kind" | "body"> = {}): Asked =>
  ({ kind, body, ...more }) as Asked;

/** A record changed by one operation, shown at once, and changed back unless somebody else came after us. */
function altered<R extends Step | Link>(before: R, after: Partial<R>, body: (record: R) => Pick<Asked, "kind" | "body">): Change {
  const changed = { ...before, ...after };
  const put = (record: R) => ({ predict: { put: [record] } });
  return both(
    { ...body(changed), ...put(changed) },
    { ...body(before), unless: { id: before.id, was: after as Readonly<Record<string, unknown>> } },
  );
}

export const moved = (step: Step, lane: string, column: number): Change =>
  altered<Step>(step, { lane, column }, (to) => asked("pathways.move_step", { step: to.id, lane: to.lane, column: to.column }));

type Description = Pick<Step, "shape" | "note" | "source" | "concern">;
export const described = (step: Step, after: Partial<Description>): Change =>
  altered<Step>(step, after, ({ id, shape, note, source, concern }) =>
    asked("pathways.describe_step", { step: id, shape, note, source, concern }),
  );

export const timed = (step: Step, after: Partial<Pick<Step, "touch" | "wait" | "wait_worst">>): Change =>
  altered<Step>(step, after, ({ id, touch, wait, wait_worst }) => asked("pathways.time_step", { step: id, touch, wait, wait_worst }));

export const based = (step: Step, basis: Step["basis"]): Change =>
  altered<Step>(step, { basis }, (to) => asked("pathways.mark_basis", { step: to.id, basis: to.basis }));

export const wasted = (step: Step, wastes: Step["wastes"]): Change =>
  altered<Step>(step, { wastes }, (to) => asked("pathways.mark_wastes", { step: to.id, wastes: to.wastes }));

export const flagged = (step: Step, flags: Step["flags"]): Change =>
  altered<Step>(step, { flags }, (to) => asked("pathways.mark_flags", { step: to.id, flags: to.flags }));

export const answering = (step: Step, ideas: Step["ideas"]): Change =>
  altered<Step>(step, { ideas }, ({ id, origin, ideas }) => asked("pathways.trace_step", { step: id, origin, ideas }));

/** Which steps of another map this one continues: the first, and those that were put together with it. */
export const continues = (step: Step, origins: readonly string[]): Change =>
  altered<Step>(step, { origin: origins[0] ?? "", merged: origins.slice(1) }, ({ id, origin, merged }) =>
    continueSteps({ id, origin, merged }),
  );

const continueSteps = ({ id, origin, merged }: Pick<Step, "id" | "origin" | "merged">): Asked =>
  asked("pathways.continue_steps", { step: id, origins: [origin, ...merged].filter(Boolean) });

export const relinked = (link: Link, after: Partial<Pick<Link, "moves" | "share" | "label">>): Change =>
  altered<Link>(link, after, ({ id, moves, share, label }) => asked("pathways.change_link", { link: id, moves, share, label }));

/** New words over those that the writer saw. A wording that comes too late is kept beside: then nothing is undone. */
export function reworded(step: Step, seen: string, words: string): Change {
  return both(
    asked("pathways.reword_step", { step: step.id, basis_digest: digest(seen), words }),
    asked(
      "pathways.reword_step",
      { step: step.id, basis_digest: digest(words), words: seen },
      { unless: { id: step.id, was: { words } } },
    ),
  );
}

export const painReworded = (pain: PainPoint, seen: string, words: string): Change =>
  both(
    asked("pathways.reword_pain_point", { pain_point: pain.id, basis_digest: digest(seen), words }),
    asked(
      "pathways.reword_pain_point",
      { pain_point: pain.id, basis_digest: digest(words), words: seen },
      { unless: { id: pain.id, was: { words } } },
    ),
  );

/** Something new, which the way back takes away again: the operation names it in the field `as`. */
function made<K extends Kind>(forward: Asked, kind: K, as: keyof Operations[K]): Change {
  return { forward: [forward], back: ([first]) => [asked(kind, { [as]: first?.ids[0] ?? "" } as Operations[K])] };
}

export const added = (body: Operations["pathways.add_step"]): Change =>
  made(asked("pathways.add_step", body), "pathways.remove_step", "step");

/** Steps copied with the links between them. The way back takes the copies away, and the lanes that came with them. */
export const partCopied = (body: Operations["pathways.copy_part"], kindOf: (id: string) => string | undefined): Change => ({
  forward: [asked("pathways.copy_part", body)],
  back: ([first]) => [
    ...(first?.ids ?? []).filter((id) => kindOf(id) === "pathways.step").map((step) => asked("pathways.remove_step", { step })),
    ...(first?.ids ?? []).filter((id) => kindOf(id) === "pathways.lane").map((lane) => asked("pathways.remove_lane", { lane })),
  ],
});

export const linked = (body: Operations["pathways.add_link"]): Change =>
  made(asked("pathways.add_link", body), "pathways.remove_link", "link");

export const laneAdded = (body: Operations["pathways.add_lane"]): Change =>
  made(asked("pathways.add_lane", body), "pathways.remove_lane", "lane");

export const hurts = (body: Operations["pathways.add_pain_point"]): Change =>
  made(asked("pathways.add_pain_point", body), "pathways.remove_pain_point", "pain_point");

export const felt = (body: Operations["pathways.say_feeling"]): Change =>
  made(asked("pathways.say_feeling", body), "pathways.withdraw_feeling", "feeling");

export const suggested = (body: Operations["pathways.add_idea"]): Change =>
  made(asked("pathways.add_idea", body), "pathways.withdraw_idea", "idea");

export const placed = (pain: PainPoint, steps: readonly string[]): Change =>
  both(place(pain.id, steps), { ...place(pain.id, pain.steps), unless: { id: pain.id, was: { steps } } });

const place = (pain: string, steps: readonly string[]): Asked =>
  asked("pathways.place_pain_point", { pain_point: pain, steps: [...steps] });

export const voted = (pain: PainPoint): Change =>
  both(asked("pathways.vote", { pain_point: pain.id }), asked("pathways.take_back_vote", { pain_point: pain.id }));

export const unvoted = (pain: PainPoint): Change =>
  both(asked("pathways.take_back_vote", { pain_point: pain.id }), asked("pathways.vote", { pain_point: pain.id }));

export const laneChanged = (lane: Lane, after: Partial<Pick<Lane, "name" | "thread" | "order" | "agency" | "person">>): Change =>
  both(changeLane({ ...lane, ...after }), { ...changeLane(lane), unless: { id: lane.id, was: after } });

const changeLane = ({ id, name, thread, order, agency, person }: Lane): Asked =>
  asked("pathways.change_lane", { lane: id, name, thread, order, agency, person });

export function laneRemoved({ id, map, name, thread, agency, person, order }: Lane): Change {
  return both(
    asked("pathways.remove_lane", { lane: id }),
    asked("pathways.add_lane", { map, name, thread, agency, person, order }, { restores: [id] }),
  );
}

export const unlinked = (link: Link): Change =>
  both(
    asked("pathways.remove_link", { link: link.id }, { predict: { removed: [link.id] } }),
    asked("pathways.add_link", linkBody(link), { restores: [link.id] }),
  );

const linkBody = ({ start, end, moves, share, label }: Link): Operations["pathways.add_link"] => ({ start, end, moves, share, label });

/** How a step goes: whether its neighbours join up, and where the feelings said there move to. */
export interface Removal {
  readonly joinUp: boolean;
  readonly wordsTo: string;
}

/** What stands outside the map and names a step of it, and how to tell a link that the removal made. */
export interface Around {
  readonly hypotheses: readonly Records["hypotheses.hypothesis"][];
  readonly steps: readonly Step[];
  readonly isLink: (id: string) => boolean;
}

/** A step taken away with its links. The way back puts all of it back, except that feelings stay where they moved. */
export function removed(model: Model, step: Step, { joinUp, wordsTo }: Removal, around: Around): Change {
  const links = [...model.out(step.id), ...model.into(step.id)];
  const before = new Set(model.links.map((link) => link.id));
  const body = { step: step.id, join_up: joinUp, words_to: wordsTo };
  const gone = [step.id, ...links.map((link) => link.id)];
  const again = links.map((link) => asked("pathways.add_link", linkBody(link), { restores: [link.id] }));
  const leaning = leaningOn(model, step.id, around);
  return {
    forward: [asked("pathways.remove_step", body, { predict: { removed: gone } })],
    back: ([first]) => [
      // Of what the removal made, links joined the neighbours up.
      ...(first?.ids ?? [])
        .filter((id) => !before.has(id) && around.isLink(id))
        .map((link) => asked("pathways.remove_link", { link })),
      ...putBack(step),
      ...again,
      ...leaning,
    ],
  };
}

function leaningOn(model: Model, step: string, { hypotheses, steps }: Around): Asked[] {
  return [
    ...model.painsAt(step).map((pain) => place(pain.id, pain.steps)),
    ...model.ideasAt(step).map(({ id, pain_point }) => asked("pathways.place_idea", { idea: id, step, pain_point })),
    ...steps
      .filter((one) => [one.origin, ...one.merged].includes(step))
      .map(continueSteps),
    ...hypotheses
      .filter((one) => one.steps.includes(step))
      .map((one) => asked("hypotheses.link_steps", { hypothesis: one.id, steps: [...one.steps] })),
  ];
}

function putBack(step: Step): Asked[] {
  const { lane, words, shape, column, ref, basis, source, note, touch, wait, wait_worst, origin, ideas, concern, wastes, flags } = step;
  const known = { lane, words, shape, column, ref, basis, source, note, touch, wait, wait_worst, origin, ideas, concern, wastes, flags };
  const again = asked("pathways.add_step", known, { restores: [step.id] });
  return step.merged.length ? [again, continueSteps(step)] : [again];
}
