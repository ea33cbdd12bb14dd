import type { Operations } from "../../wire";

/** Something of one's own, as the server lists it: shown to everybody, hidden from them, or private. */
export interface Thing {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly place: "shown" | "hidden" | "private";
  readonly take_back: { readonly kind: keyof Operations & string; readonly body: Readonly<Record<string, string>> } | null;
}

/** Of what belongs to the room's machinery nobody needs to be told. */
const SILENT: ReadonlySet<string> = new Set(["meeting.authored", "meeting.let_in", "meeting.own_mute", "meeting.concern_notice"]);

/** What is not among the things listed already. */
export const others = (things: readonly Thing[], listed: ReadonlySet<string>): Thing[] =>
  things.filter((one) => !listed.has(one.id) && (!SILENT.has(one.kind) || one.place === "hidden"));
