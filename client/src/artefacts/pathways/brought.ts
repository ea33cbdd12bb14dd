import { Refusal } from "../../core/refusal";
import { has, t } from "../../core/words";

/** The columns of a map's CSV, as its export writes them. */
const COLUMNS = [
  "row", "ref", "words", "lane", "column", "shape", "touch", "wait", "wait_worst", "basis", "source", "note", "concern",
  "thread", "whose", "from", "to", "moves", "share", "label",
] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

// What one call may carry.
const MOST_CHARACTERS = 150_000;
const MOST_BYTES = 240_000;
/** Above this no file is even read. */
export const MOST_OF_A_FILE = 2 * 1024 * 1024;

/** What stands where it should not, by its place in the file. */
export interface Wrong {
  readonly line: number;
  readonly column: string;
  readonly code: string;
}

/** Everything that is wrong with a file: the first of it, and how much there is. */
export interface AllWrong {
  readonly rows: readonly Wrong[];
  readonly count: number;
}

/** The words of a CSV file: UTF-8 or UTF-16 as spreadsheets write it, else the old Western letters. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Whether so much text can be brought along at once. */
export const fits = (rows: string): boolean =>
  rows.length <= MOST_CHARACTERS && new TextEncoder().encode(JSON.stringify(rows)).length <= MOST_BYTES;

/** "housing-route_2024.csv" as the name of a map: "housing route 2024". */
export const nameOf = (file: string): string =>
  file
    .replace(/\.[^.]*$/, "")
    .replace(/[-_\s]+/g, " ")
    .trim()
    .slice(0, 80);

/** What was wrong with the rows, where a refusal tells; undefined for every other refusal. */
export function wrongIn(error: unknown): AllWrong | undefined {
  if (!(error instanceof Refusal) || error.details["reason"] !== "rows") return undefined;
  const rows = (error.details["rows"] ?? []) as readonly Wrong[];
  return { rows, count: Number(error.details["count"] ?? rows.length) };
}

/** How people know a column: by its name, or by its number where its name is what is wrong. */
export const columnOf = ({ column }: Wrong): string =>
  /^\d+$/.test(column) ? t("laptop.pathways.import.column_number", { number: column }) : column;

/** What to do about it: as closely as the column allows. */
export function adviceOn({ column, code }: Wrong): string {
  const said = t(`laptop.pathways.import.code.${code}`);
  const narrower = `laptop.pathways.import.may_stand.${column}`;
  const absent = `laptop.pathways.import.absent.${column}`;
  if (code === "not_a_choice" && has(narrower)) return t(narrower);
  return code === "missing" && has(absent) ? t(absent) : said;
}

/** A small map to begin from, as CSV that a spreadsheet opens. */
export function sample(): string {
  const [person, agency] = [t("laptop.pathways.import.sample.person"), t("laptop.pathways.import.sample.agency")];
  const rows: Cells[] = [
    { row: "lane", words: person, whose: "person" },
    { row: "lane", words: agency, whose: "agency" },
    { row: "step", ref: "A1", words: t("laptop.pathways.import.sample.first"), lane: person, shape: "start_end" },
    { row: "step", ref: "A2", words: t("laptop.pathways.import.sample.second"), lane: agency, shape: "step", basis: "inferred" },
    { row: "link", from: "A1", to: "A2", moves: "person" },
  ];
  const written = [COLUMNS.map(String), ...rows.map((cells) => COLUMNS.map((column) => quoted(cells[column] ?? "")))];
  return `\ufeff${written.map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
