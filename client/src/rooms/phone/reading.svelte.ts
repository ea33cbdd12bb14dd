/** Reading aloud with the browser's own voice, and which word it has come to. */

const reading = $state({ words: "", at: 0, to: 0 });

export const canRead = (): boolean => "speechSynthesis" in globalThis;

/** The part of `words` that is being read right now: before, at, after. Reactive; undefined while it is not read. */
export function readingOf(words: string): readonly [string, string, string] | undefined {
  if (!words || reading.words !== words) return undefined;
  return [words.slice(0, reading.at), words.slice(reading.at, reading.to), words.slice(reading.to)];
}

export function readAloud(words: string): void {
  if (!canRead()) return;
  hush();
  const voice = new SpeechSynthesisUtterance(words);
  voice.lang = document.documentElement.lang || "en";
  voice.onboundary = ({ charIndex, charLength }) => move(words, charIndex, charLength);
  voice.onend = voice.onerror = () => ended(words);
  Object.assign(reading, { words, at: 0, to: 0 });
  speechSynthesis.speak(voice);
}

export function hush(): void {
  reading.words = "";
  if (canRead()) speechSynthesis.cancel();
}

function move(words: string, at: number, length: number | undefined): void {
  if (reading.words !== words) return;
  const word = length || words.slice(at).search(/\s|$/);
  Object.assign(reading, { at, to: at + word });
}

function ended(words: string): void {
  if (reading.words === words) reading.words = "";
}
