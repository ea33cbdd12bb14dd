import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import { ask } from "../../rooms/laptop/asking";
import type { Operations } from "../../wire";
import { asked, type Told } from "../asked";
import type { Paper } from "./paper.svelte";
import { placeNow, placing } from "./placing";
import type { Requirement, SectionKey } from "./standing";

/** Move a requirement to an index among the others of a section, and say so with a way back. */
export async function move(paper: Paper, one: Requirement, section: SectionKey, index: number, words: string): Promise<void> {
  const others = paper.section(section).filter((each) => each.id !== one.id);
  const steps = placing(one, section, others, index);
  const back = steps.flatMap(({ requirement }) => paper.get(requirement) ?? []).map(placeNow);
  await places(paper.room, steps, { words, undo: () => void places(paper.room, back, { words: t("laptop.wording.undone") }) });
}

/** Several moves that belong together: what came of them is said once. */
async function places(room: Room, steps: readonly Operations["specification.place"][], told: Told): Promise<void> {
  const [first, ...rest] = steps;
  if (!first) return;
  await Promise.all([asked(room, "specification.place", first, () => told), ...rest.map((each) => ask(room, "specification.place", each))]);
}
