import { onMount, tick } from "svelte";
import type { Room } from "../room.svelte";
import { go, match, path } from "../router.svelte";

/** The record that the path names after the section, or "". Reactive. */
export const chosen = (): string => match("/p/:id/:area/*rest", path())?.["rest"] ?? "";

/** Where a record of a section stands. */
export const placeOf = (room: Room, area: string, id = ""): string => `/p/${room.partnership}/${area}${id ? `/${id}` : ""}`;

/** Choose a record of a section, or none. The page stays scrolled as it is. */
export const choose = (room: Room, area: string, id = ""): void => go(placeOf(room, area, id), { replace: true, still: true });

/** Whether there is room for a drawer beside the page. */
export const isWide = (): boolean => matchMedia("(min-width: 1024px)").matches;

/** The id of the row of a record. */
export const rowOf = (record: string): string => `at-${record}`;

/**
 * What is shown while the path names nothing. It stays as long as it is there, whatever comes to stand before it: somebody
 * may be writing. `where` is what the choice is made from; in another place it is made anew.
 */
export function staying(): (all: readonly { readonly id: string }[], first: string, where?: string) => string {
  let kept = { id: "", where: "" };
  return (all, first, where = "") => {
    if (where !== kept.where || !all.some((one) => one.id === kept.id)) kept = { id: first, where };
    return kept.id;
  };
}

/** Whoever comes by a link that names a record has its row before them, and goes on from there. */
export function arrive(record: () => string): void {
  onMount(() => {
    if (!chosen()) return;
    void tick().then(() => {
      const row = document.getElementById(rowOf(record()));
      row?.scrollIntoView({ block: "center" });
      // Below that width the drawer covers the row.
      if (isWide()) row?.querySelector<HTMLElement>("[aria-current]")?.focus({ preventScroll: true });
    });
  });
}

/** Whoever chose with the keyboard goes on in the drawer, not at the next row. */
export function enterDrawer(event: MouseEvent): void {
  if (event.detail === 0) void tick().then(() => document.getElementById("drawer")?.focus());
}

/** Escape in the drawer goes back to what is chosen. */
export function leaveDrawer(event: KeyboardEvent): void {
  const inside = (event.target as Element).closest("dialog, [role=menu]");
  if (event.key === "Escape" && !inside) document.querySelector<HTMLElement>("main [aria-current=true]")?.focus();
}

const AREAS: Readonly<Record<string, string>> = {
  "agreement.clause": "agreement",
  "hypotheses.hypothesis": "hypotheses",
  "outcomes.indicator": "outcomes",
  "outcomes.outcome": "outcomes",
  "outcomes.service_quality": "outcomes",
  "specification.requirement": "specification",
};

/** Where a record is shown, or "" where it has no place of its own. Reactive. */
export function placeOfRecord(room: Room, id: string): string {
  const found = room.get(id);
  if (found?.kind === "pathways.step") return placeOf(room, "pathways", `${found.map}/${id}`);
  if (found?.kind === "pathways.pain_point") return placeOf(room, "pathways", [found.map, ...found.steps.slice(0, 1)].join("/"));
  if (found?.kind === "specification.assent") return placeOfRecord(room, found.requirement);
  const area = AREAS[found?.kind ?? ""];
  return area ? placeOf(room, area, id) : "";
}
