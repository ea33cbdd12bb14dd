/** Writing down what somebody says, on their own phone or not at all: no voice leaves it, and none is kept. */

interface Heard extends Event {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((event: Heard) => void) | null;
  onerror: ((event: Event & { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}
interface Wanted {
  readonly langs: readonly string[];
  readonly processLocally: true;
}
interface Recognizes {
  new (): Recognition;
  available?: (wanted: Wanted) => Promise<string>;
  install?: (wanted: Wanted) => Promise<boolean>;
}

/** Whether this phone can do it by itself, at once or after it has fetched what it needs for the language. */
export type Can = "ready" | "to_fetch" | "not_here";
/** Why nothing was written down. */
export type Failed = "nothing" | "forbidden" | "not_here";

const SPOKEN: Readonly<Record<string, string>> = { en: "en-GB", gd: "gd-GB", ur: "ur-PK" };
const spoken = (): string => SPOKEN[document.documentElement.lang] ?? (document.documentElement.lang || "en-GB");
const wanted = (): Wanted => ({ langs: [spoken()], processLocally: true });

function recognizes(): Recognizes | undefined {
  const { SpeechRecognition: plain, webkitSpeechRecognition: prefixed } = globalThis as unknown as Partial<Record<string, Recognizes>>;
  return plain ?? prefixed;
}

/** A recognition that stays on this device; undefined where the browser would send the voice away. */
function recognition(): Recognition | undefined {
  const Kind = recognizes();
  if (!Kind?.available) return undefined;
  const made = new Kind();
  if (!("processLocally" in made)) return undefined;
  made.processLocally = true;
  return made.processLocally ? made : undefined;
}

export async function canHear(): Promise<Can> {
  const Kind = recognizes();
  if (!Kind?.available || !recognition()) return "not_here";
  const told = await Kind.available(wanted()).catch(() => "");
  if (told === "available") return "ready";
  return Kind.install && (told === "downloadable" || told === "downloading") ? "to_fetch" : "not_here";
}

/** Fetch what this phone needs for the language. */
export async function fetchHearing(): Promise<Can> {
  const came = await recognizes()?.install?.(wanted()).catch(() => false);
  return came ? canHear() : "not_here";
}

interface Told {
  /** Everything written down so far. */
  said: (words: string) => void;
  /** It is over: by itself, by `stop`, or because something failed. */
  ended: (failed: Failed | "") => void;
}

/** Somebody talks, until `stop` or silence; `abort` forgets it at once. */
export function hear({ said, ended }: Told): { stop: () => void; abort: () => void } {
  const one = recognition();
  let failed: Failed | "" = one ? "" : "not_here";
  if (!one) {
    ended(failed);
    return { stop: () => undefined, abort: () => undefined };
  }
  Object.assign(one, { lang: spoken(), continuous: true, interimResults: true });
  one.onresult = ({ results }) => said(Array.from(results, (each) => each[0]?.transcript.trim() ?? "").filter(Boolean).join(" "));
  one.onerror = ({ error }) => (failed = failureOf(error));
  one.onend = () => ended(failed);
  try {
    one.start();
  } catch {
    ended("not_here");
  }
  const abort = (): void => {
    one.onresult = one.onerror = one.onend = null;
    one.abort();
  };
  return { stop: () => one.stop(), abort };
}

function failureOf(error: string): Failed | "" {
  if (error === "aborted") return "";
  if (error === "no-speech") return "nothing";
  return error === "not-allowed" || error === "audio-capture" ? "forbidden" : "not_here";
}
