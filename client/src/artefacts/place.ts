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
