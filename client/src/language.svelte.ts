import { FETCH, NAMES } from "virtual:languages";
import { speak } from "./core/words";

const NAME = "common-ground:language";
/** Pages that take part speak the reader's language; the pages of work are in English. */
const TRANSLATED = /^\/($|j\/|left|take-part\/|projector\/)/;

const page = $state({ language: "en", checked: true });
let picked = "";
let stop: (() => void) | undefined;

/** The languages there are, each by its own name. English comes with every page, the others when chosen. */
export const languages = (): [code: string, name: string][] => Object.entries(NAMES);

/** The language of the page. Reactive. */
export const language = (): string => page.language;

/** Whether a speaker has checked what the page says. Reactive. */
export const checked = (): boolean => page.checked;

/** Speak another language from now on, on this device. */
export async function choose(name: string): Promise<void> {
  keep(name);
  history.replaceState(history.state, "", location.pathname);
  await change(name);
}

/** Make ready the language of a page; English where another one does not come through. */
export async function speakAt(path: string): Promise<void> {
  await change(TRANSLATED.test(path) ? chosen() : "en").catch(() => change("en"));
}

function chosen(): string {
  const asked = new URLSearchParams(location.search).get("lang") ?? "";
  if (asked in NAMES) keep(asked);
  else picked ||= kept();
  return picked in NAMES ? picked : "en";
}

function kept(): string {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

function keep(name: string): void {
  picked = name;
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // A private window keeps it only until it closes.
  }
}

async function change(to: string): Promise<void> {
  if (to === page.language) return;
  const other = await FETCH[to]?.();
  stop?.();
  stop = other?.markEnglish();
  speak(other?.spoken);
  page.language = to;
  page.checked = other?.checked ?? true;
  Object.assign(document.documentElement, { lang: to, dir: other?.dir ?? "ltr" });
}
