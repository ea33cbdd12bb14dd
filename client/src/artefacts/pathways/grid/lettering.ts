const GROUPS: readonly (readonly [string, number])[] = [
  ["',.:;`j|", 28],
  [' !()[]il-frt"_', 35],
  ["/1I*7csvxyz", 50],
  ["0468ABCDKPRUVXY", 67],
  ["&GHNOQw#@", 76],
  ["MWm%", 92],
];
const WIDTHS = new Map(GROUPS.flatMap(([letters, hundredths]) => [...letters].map((letter) => [letter, hundredths])));
const USUAL = 60;
const FULL = 100;

/** Width in pixels of words in letters of this size. */
export function width(words: string, size: number): number {
  let sum = 0;
  for (const letter of words) sum += hundredths(letter);
  return Math.floor((sum * size) / 100);
}

/** Lines of at most `room` pixels, at most `most` of them; what does not fit ends in an ellipsis. */
export function wrap(words: string, room: number, size: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/[ \t\r\n]+/)) {
    const last = lines.at(-1);
    const joined = `${last} ${word}`;
    if (last !== undefined && width(joined, size) <= room) lines[lines.length - 1] = joined;
    else if (word !== "") lines.push(...pieces(word, room, size));
  }
  if (lines.length > most) lines.splice(most - 1, lines.length, cut(lines[most - 1] ?? "", room, size));
  return lines.length > 0 ? lines : [""];
}

function hundredths(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x300) return WIDTHS.get(letter) ?? USUAL;
  return code < 0x370 ? 0 : code < 0x2e80 ? USUAL : FULL;
}

function pieces(word: string, room: number, size: number): string[] {
  const found = [""];
  for (const letter of word) {
    const last = found.at(-1) ?? "";
    if (last !== "" && width(last + letter, size) > room) found.push(letter);
    else found[found.length - 1] = last + letter;
  }
  return found;
}

function cut(line: string, room: number, size: number): string {
  const letters = [...line];
  while (letters.length > 0 && width(`${letters.join("")}…`, size) > room) letters.pop();
  return `${letters.join("").replace(/ +$/, "")}…`;
}
