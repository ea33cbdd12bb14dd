import type { Records } from "../wire";
import type { Seen } from "./where";

export type Explained = Records["meeting.explained"];

/** Every word that was explained, in the order of the alphabet. */
export const explainedWords = (room: Pick<Seen, "of">): Explained[] =>
  [...room.of("meeting.explained")].sort((a, b) => a.word.localeCompare(b.word, "en", { sensitivity: "base" }));

/** The word that was put before the room last, while the room is still where that was. */
export function explainedNow(room: Pick<Seen, "of">): Explained | undefined {
  const activity = room.of("meeting.session").find((one) => one.status === "live")?.activity;
  const here = room.of("meeting.explained").filter((one) => activity && one.activity === activity);
  return here.reduce<Explained | undefined>((last, one) => (last && last.shown_at > one.shown_at ? last : one), undefined);
}
