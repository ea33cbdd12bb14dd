import type { Component } from "svelte";
import type { OwnPlace, PageName } from "../where";
import Between from "./Between.svelte";
import Contribute from "./Contribute.svelte";

/** A page of the room; each takes the places that are its own. */
export type RoomPage = Component<{ place: OwnPlace; onskip: () => void }>;

// A place only ever meets the page of its own name, which the compiler cannot see.
const known = (page: unknown): RoomPage => page as RoomPage;

/** The inside of a sheet; each takes of these what it needs. */
type Inside = { default: Component<{ listening: boolean; name: string; onclose: () => void }> };

/** What comes with the first load: joining, waiting and contributing. */
const HERE: Partial<Record<PageName, RoomPage>> = {
  waiting: known(Between),
  break: known(Between),
  over: known(Between),
  contribute: known(Contribute),
};

const LATER: Partial<Record<PageName, () => Promise<{ default: unknown }>>> = {
  at_door: () => import("./AtDoor.svelte"),
  talk: () => import("./Talk.svelte"),
  answers: () => import("./Answers.svelte"),
  consent: () => import("./Consent.svelte"),
  cards: () => import("./Cards.svelte"),
  poll: () => import("./Poll.svelte"),
  own_words: () => import("./OwnWords.svelte"),
  agreement: () => import("./Agreement.svelte"),
  journey: () => import("./Journey.svelte"),
  look: () => import("./Look.svelte"),
  score: () => import("./Score.svelte"),
  reveal: () => import("./Reveal.svelte"),
};

/** What opens over a page. */
export const SHEETS = {
  tell: () => import("./TellUs.svelte") as Promise<unknown> as Promise<Inside>,
  place: () => import("./OwnPlace.svelte") as Promise<unknown> as Promise<Inside>,
  settings: () => import("./Settings.svelte") as Promise<unknown> as Promise<Inside>,
  worried: () => import("./Worried.svelte") as Promise<unknown> as Promise<Inside>,
  words: () => import("./ExplainedWords.svelte") as Promise<unknown> as Promise<Inside>,
  mine: () => import("./MinePage.svelte") as Promise<unknown> as Promise<Inside>,
  talk: () => import("./TalkTo.svelte"),
  leave: () => import("./Leaving.svelte"),
} as const;
export type SheetName = Exclude<keyof typeof SHEETS, "talk" | "leave">;

/** The page, if it is here already. */
export const pageHere = (name: PageName): RoomPage | undefined => HERE[name];

/** Fetch a page that came later. */
export async function fetchPage(name: PageName): Promise<RoomPage | undefined> {
  const page = await LATER[name]?.();
  if (page) HERE[name] = known(page.default);
  return HERE[name];
}

/** Instead of a page: standing aside for a while, and when the server has let somebody go. */
export const ASIDE = () => import("./Aside.svelte");
export const GONE = () => import("./Gone.svelte");

/** Fetch every page while there is signal, so that the room can move on without it, and people can leave. */
export function fetchAll(): void {
  const others = [ASIDE, GONE, () => import("./Left.svelte"), ...Object.values(SHEETS)];
  for (const fetch of others) fetch().catch(() => undefined);
  for (const name of Object.keys(LATER) as PageName[]) fetchPage(name).catch(() => undefined);
}
