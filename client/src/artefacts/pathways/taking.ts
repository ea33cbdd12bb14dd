import { freshId } from "../../core/ids";
import { sentenceOf } from "../../core/refusal";
import { t } from "../../core/words";
import { loadFile, send } from "../../net/http";
import type { Room } from "../../room.svelte";
import type { Reads } from "../../rooms/said";
import { toast } from "../../ui/toasts.svelte";
import { asked } from "../asked";
import type { PathMap } from "./model";

/** What would go with a map, and what stands on it that never goes with one. */
export interface Stands {
  readonly lanes: number;
  readonly steps: number;
  readonly links: number;
  /** What people said, decided or gave there, by its kind; only what there is. */
  readonly words: readonly { readonly kind: "pains" | "feelings" | "ideas" | "actions" | "figures" | "wordings"; readonly n: number }[];
  /** How much elsewhere names it or a step of it. */
  readonly elsewhere: number;
  /** A table holds all of it, so that it can be brought back whole. */
  readonly whole: boolean;
}

export function standsOn(reads: Reads, map: string): Stands {
  const on = <T extends { readonly map: string }>(all: readonly T[]): T[] => all.filter((one) => one.map === map);
  const steps = on(reads.of("pathways.step"));
  const ids = new Set(steps.map((one) => one.id));
  const words = [
    { kind: "pains", n: on(reads.of("pathways.pain_point")).length },
    { kind: "feelings", n: reads.of("pathways.feeling").filter((one) => ids.has(one.step)).length },
    { kind: "ideas", n: on(reads.of("pathways.idea")).length },
    { kind: "actions", n: on(reads.of("pathways.action")).length },
    { kind: "figures", n: on(reads.of("pathways.measure")).length },
    { kind: "wordings", n: reads.of("meeting.alternative").filter((one) => ids.has(one.of)).length },
  ] as const;
  return {
    lanes: on(reads.of("pathways.lane")).length,
    steps: steps.length,
    links: on(reads.of("pathways.link")).length,
    words: words.filter(({ n }) => n),
    elsewhere: elsewhere(reads, map, ids),
    whole: steps.every((one) => !one.origin && !one.merged.length && !one.ideas.length && !one.wastes.length && !one.flags.length),
  };
}

function elsewhere(reads: Reads, map: string, steps: ReadonlySet<string>): number {
  const names = (some: readonly string[]): boolean => some.some((id) => id === map || steps.has(id));
  const naming = [
    ...reads.of("pathways.map").filter((one) => one.origin === map),
    ...reads.of("pathways.step").filter((one) => one.map !== map && names([one.origin, ...one.merged])),
    ...reads.of("hypotheses.hypothesis").filter((one) => names(one.steps)),
    ...reads.of("specification.requirement").filter((one) => names(one.sources)),
  ];
  return naming.length;
}

/** Take a map away with what is drawn on it, and offer the way back where a table can bring it back whole. */
export async function takeAway(room: Room, { id, name, moment, source }: PathMap): Promise<boolean> {
  const { whole } = standsOn(room, id);
  const rows = whole ? await table(room, id) : "";
  const body = { name, moment, source, rows, id: freshId() };
  const undo = (): void =>
    void send(`/partnerships/${room.partnership}/maps/import`, body).then(
      () => toast(t("laptop.pathways.said.undone")),
      (error: unknown) => toast(sentenceOf(error)),
    );
  const told = { words: t("laptop.pathways.remove_map.done", { name }), ...(rows && { undo }) };
  return Boolean(await asked(room, "pathways.remove_map", { map: id, drawn: true }, () => told));
}

/** The map as the table that brings it back; "" where it does not come through, and then there is no way back. */
const table = async (room: Room, map: string): Promise<string> =>
  loadFile(`/partnerships/${room.partnership}/exports/map-${map}.csv`).then((file) => file.text(), () => "");
