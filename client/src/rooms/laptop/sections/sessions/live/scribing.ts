import type { Room } from "../../../../../room.svelte";
import type { FaceName } from "../../../../../ui/faces";
import { ask } from "../../../asking";

/** What a scribe may write down for somebody, and the kind of thing that it is about. */
export const KINDS = ["hypothesis", "outcome", "quality", "card", "feeling", "idea", "why", "evidence", "comment", "parked"] as const;
export type What = (typeof KINDS)[number];

/** What somebody says of something that stands there already. */
export interface Said {
  readonly seat: string;
  readonly words: string;
  /** The step, hypothesis, pain point, requirement or round that it is about. */
  readonly about: string;
  readonly face: FaceName | "";
  readonly bearing: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const named = ({ id, ref, words }: { id: string; ref: string; words: string }): Choice => ({ value: id, label: `${ref} ${words}` });
const inOrder = <T extends { readonly order: number }>(all: readonly T[]): T[] => [...all].sort((a, b) => a.order - b.order);

/** What each kind may be about; none for what stands by itself. */
export const ABOUT: Partial<Record<What, (room: Room) => Choice[]>> = {
  card: (room) => room.of("cards.round").filter((one) => one.status === "shown").map((one) => ({ value: one.id, label: one.question })).reverse(),
  feeling: steps,
  idea: steps,
  why: (room) => room.of("pathways.pain_point").filter((one) => !one.masked).map((one) => named({ id: one.id, ref: String(one.number), words: one.words })),
  evidence: (room) => inOrder(room.of("hypotheses.hypothesis").filter((one) => !one.withdrawn)).map((one) => named({ id: one.id, ref: one.ref, words: one.think })),
  comment: (room) => inOrder(room.of("specification.requirement").filter((one) => one.status !== "withdrawn")).map((one) => named({ id: one.id, ref: one.ref, words: one.words })),
};

function steps(room: Room): Choice[] {
  return [...room.of("pathways.step")].sort((a, b) => a.ref.localeCompare(b.ref, "en", { numeric: true })).map((one) => named({ id: one.id, ref: one.ref, words: one.words }));
}

/** What can be written down here and now. */
export const kindsIn = (room: Room): What[] => KINDS.filter((one) => !ABOUT[one] || ABOUT[one](room).length > 0);

/** Write it down; the answer is undefined when it was refused, which has been said. */
export function write(room: Room, what: What, said: Said, done: string): Promise<unknown> {
  const { seat: for_seat, words, about } = said;
  const all: Record<What, () => Promise<unknown>> = {
    hypothesis: () => ask(room, "hypotheses.propose", { for_seat, think: words }, done),
    outcome: () => ask(room, "outcomes.say", { for_seat, own_words: words }, done),
    quality: () => ask(room, "outcomes.add_quality", { for_seat, own_words: words }, done),
    card: () => ask(room, "cards.add", { for_seat, round: about, words }, done),
    feeling: () => ask(room, "pathways.say_feeling", { for_seat, step: about, face: said.face || "okay", words }, done),
    idea: () => ask(room, "pathways.add_idea", { for_seat, step: about, map: room.get<"pathways.step">(about)?.map ?? "", words }, done),
    why: () => ask(room, "pathways.ask_why", { for_seat, pain_point: about, words }, done),
    evidence: () => ask(room, "hypotheses.add_evidence", { for_seat, hypothesis: about, words, strength: "one_view", lived: true, bearing: said.bearing as "for" }, done),
    comment: () => ask(room, "specification.comment", { for_seat, requirement: about, words }, done),
    parked: () => ask(room, "meeting.park", { for_seat, words }, done),
  };
  return all[what]();
}
