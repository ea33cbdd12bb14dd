import { pluralsOf } from "../core/plurals";
import type { Spoken } from "../core/words";

/** Around an English sentence on a page in another language: invisible, and kept together when read. */
const [OPEN, CLOSE] = ["\u2066", "\u2069"];
const ISOLATE = "\u2068";

/** A language for the page, from its sentences; what it lacks is marked as English wherever it stands. */
export function foreign(language: string, dir: "ltr" | "rtl", sentences: Spoken["sentences"]): Spoken {
  return {
    language,
    sentences,
    plural: pluralsOf(language),
    place: dir === "rtl" ? (value) => `${ISOLATE}${value}${CLOSE}` : String,
    missing: (english) => `${OPEN}${english}${CLOSE}`,
  };
}

/** Mark each element that holds an English sentence, now and whenever the page changes; returns how to stop. */
export function markEnglish(): () => void {
  const watching = new MutationObserver(markAll);
  watching.observe(document.body, { subtree: true, childList: true, characterData: true });
  markAll();
  return () => watching.disconnect();
}

function markAll(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (element && text.nodeValue?.trim()) mark(element, text.nodeValue.trimStart().startsWith(OPEN));
  }
}

function mark(element: HTMLElement, english: boolean): void {
  if (english === "fallback" in element.dataset) return;
  if (english) Object.assign(element, { lang: "en", dir: "ltr" }).dataset["fallback"] = "";
  else for (const name of ["lang", "dir", "data-fallback"]) element.removeAttribute(name);
}
