import { t } from "../core/words";
import type { Room } from "../room.svelte";
import type { Records } from "../wire";

export const byOrder = <T extends { readonly order: number }>(all: readonly T[]): T[] => [...all].sort((a, b) => a.order - b.order);

/** The thread and the name of a group; one that is too small to be named is "A smaller group". Reactive. */
export function groupOf(room: Room, id: string): { thread: string; name: string } {
  const found = room.get<"meeting.group">(id);
  return found ? { thread: found.thread, name: found.name } : { thread: "", name: t("common.smaller_group") };
}

/** The name of an organisation, and the thread of its group. Reactive. */
export function organisationOf(room: Room, id: string): { thread: string; name: string } {
  const found = room.get<"meeting.organisation">(id);
  return { thread: found ? groupOf(room, found.group).thread : "", name: found?.name ?? t("laptop.agreement.somebody") };
}

/** Whether this viewer wrote a record, which only they know. Reactive. */
export const wrote = (room: Room, id: string): boolean => room.of("meeting.authored").some((one) => one.record === id);

/** The requirements of the specification that lean on one of some records, in order. Reactive. */
export function leaningOn(room: Room, ids: readonly string[]): Records["specification.requirement"][] {
  const found = room.of("specification.requirement").filter((one) => one.status !== "withdrawn");
  return byOrder(found.filter((one) => one.sources.some((source) => ids.includes(source))));
}

/** Steps of every map as choices, "A8 Sent on to another place", under the map's name. Reactive. */
export function stepChoices(room: Room): { title: string; options: { id: string; label: string }[] }[] {
  const steps = [...room.of("pathways.step")].sort((a, b) => a.column - b.column || a.ref.localeCompare(b.ref, "en", { numeric: true }));
  return room.of("pathways.map").map((map) => ({
    title: map.name,
    options: steps.filter((one) => one.map === map.id).map((one) => ({ id: one.id, label: `${one.ref} ${one.words}` })),
  }));
}

/** Groups as choices. Reactive. */
export const groupChoices = (room: Room): { value: string; label: string }[] =>
  byOrder(room.of("meeting.group")).map((one) => ({ value: one.id, label: one.name }));
