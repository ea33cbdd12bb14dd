import type { Feeling, Lane, Link, Model as Made, PainPoint, Parts, Step } from "./model";
import { Model } from "./model";

/** A small map for tests: records with everything that is not said left at its usual value. */
const base = { audience: "everyone" } as const;

export const lane = (id: string, more: Partial<Lane> = {}): Lane => ({
  kind: "pathways.lane", ...base, id, map: "m", order: 0, name: id, thread: "shared", agency: true, person: false, ...more,
});

export const step = (ref: string, more: Partial<Step> = {}): Step => ({
  kind: "pathways.step", ...base, id: ref.toLowerCase(), map: "m", lane: "young", ref, column: 0, shape: "step", words: ref,
  basis: "stated", source: "", note: "", touch: null, wait: null, wait_worst: null, origin: "", ideas: [], concern: false, scribed: false, masked: false,
  merged: [], wastes: [], flags: [], ...more,
});

export const link = (start: string, end: string, more: Partial<Link> = {}): Link => ({
  kind: "pathways.link", ...base, id: `${start}-${end}`, map: "m", start, end, moves: "person", share: null, label: "", ...more,
});

export const pain = (number: number, steps: string[], more: Partial<PainPoint> = {}): PainPoint => ({
  kind: "pathways.pain_point", ...base, id: `p${number}`, map: "m", number, steps, words: "It hurts", votes: 0, group: "", basis: "stated", source: "", scribed: false, masked: false, ...more,
});

export const feeling = (at: string, face: Feeling["face"], more: Partial<Feeling> = {}): Feeling => ({
  kind: "pathways.feeling", ...base, id: `${at}-${face}`, step: at, face, words: "", group: "", basis: "felt", source: "", scribed: false, masked: false, ...more,
});

/** A1 leads on to A2, A2 to A3 (no way out) and A8, which leads back or on to the end A11. */
export function sample(more: Partial<Parts> = {}): Made {
  return new Model("m", {
    lanes: [
      lane("young", { name: "Young person", thread: "young_people", agency: false, person: true }),
      lane("housing", { name: "Council housing", thread: "housing", order: 1 }),
      lane("all", { name: "All agencies", order: 2 }),
    ],
    steps: [
      step("A1", { shape: "start_end" }),
      step("A2", { column: 1 }),
      step("A3", { column: 2, lane: "housing" }),
      step("A8", { column: 3, lane: "all", shape: "hand_off", words: "Sent on to another place" }),
      step("A11", { column: 4, shape: "start_end" }),
    ],
    links: [
      link("a1", "a2"), link("a2", "a3"), link("a2", "a8"), link("a8", "a2", { label: "loop: tries again" }), link("a8", "a11"),
    ],
    pains: [pain(1, ["a8"], { votes: 12 })],
    feelings: [],
    ideas: [],
    ...more,
  });
}
