import { t } from "../../core/words";
import type { Lane, Link, Model, PathMap, Step } from "./model";

/** What the drawing says about a map beyond its records. */
export interface Drawn {
  readonly loops: ReadonlySet<string>;
  readonly deadEnds: ReadonlySet<string>;
}

/** "hand-off", as it stands within a sentence. */
export const shapeWord = (shape: string): string => t(`laptop.pathways.shape.${shape}`);

/**
 * A step as a screen reader says it: "A8, hand-off, all agencies. Sent on to another place. Goes to A2, loop back, and
 * A11. Pain point 1, 12 votes. Stated."
 */
export function spoken(model: Model, step: Step, drawn: Drawn): string {
  const lane = model.laneOf(step);
  return [
    t("laptop.pathways.say.step", { ref: step.ref, shape: shapeWord(step.shape), lane: lane ? within(lane.name) : "" }),
    stopped(step.words),
    goes(model, step, drawn),
    ...model.painsAt(step.id).map(({ number, votes }) => t("laptop.pathways.say.pain", { number, n: votes })),
    faces(model, step.id),
    step.concern ? t("laptop.pathways.say.concern") : "",
    t(`laptop.pathways.say.basis.${step.basis}`),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Where a step leads, in a sentence; dead ends say so. */
export function goes(model: Model, step: Step, { loops, deadEnds }: Drawn): string {
  const links = model.out(step.id);
  const ways = links.filter((link) => link.moves === "person").map((link) => way(model, link, loops));
  const tells = links.filter((link) => link.moves === "information").map((link) => way(model, link, loops));
  return [
    ways.length ? t("laptop.pathways.say.goes", { ways: listed(ways) }) : "",
    deadEnds.has(step.id) ? t("laptop.pathways.say.no_way_out") : "",
    tells.length ? t("laptop.pathways.say.tells", { ways: listed(tells) }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** "A2, loop back, 40%". */
export function way(model: Model, link: Link, loops: ReadonlySet<string>): string {
  const loop = loops.has(link.id) ? t("laptop.pathways.say.loop") : "";
  return [model.ref(link.end), loop, labelOf(link), percent(link.share)].filter(Boolean).join(", ");
}

/** The words on a link. That it is a loop is said anyway, so it need not stand there twice. */
export const labelOf = ({ label }: { readonly label: string }): string => label.replace(/^loop\s*:?\s*/i, "");

export const percent = (share: number | null): string => (share === null ? "" : `${Math.floor(share * 100 + 0.5)}%`);

/** "A3, A4 and A5"; with notes in them, "A2, loop back, and A11". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  const noted = parts.some((part) => part.includes(","));
  const key = noted ? "laptop.pathways.say.and_noted" : "laptop.pathways.say.and";
  return t(key, { some: parts.slice(0, -1).join(", "), last: parts.at(-1) ?? "" });
}

/** A name as it stands within a sentence: "All agencies" becomes "all agencies", "NHS" stays. */
export const within = (name: string): string => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

export const laneName = (lane: Lane | undefined): string => lane?.name ?? "";

/** Two maps may have one name; what their refs begin with tells them apart. */
export const mapName = (map: PathMap, maps: readonly PathMap[]): string =>
  maps.some((one) => one.id !== map.id && one.name === map.name) ? t("laptop.pathways.name_with", { name: map.name, prefix: map.prefix }) : map.name;

function faces(model: Model, step: string): string {
  const felt = [...new Set(model.felt(step).map((one) => one.face))];
  return felt.length ? t("laptop.pathways.say.feels", { faces: listed(felt.map((face) => within(t(`common.face.${face}`)))) }) : "";
}

const stopped = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);
