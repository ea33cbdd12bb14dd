import { expect, test } from "vitest";
import { type Deed, told } from "./deeds";

const deed = (one: Partial<Deed>): Deed => ({ at: "", deed: "", by: "", about: "", before: [], after: [], detail: "", ...one });
const named = (id: string): string => (id === "h1" ? "Harbour" : "");

test.each<[Partial<Deed>, string]>([
  [{ deed: "removed", by: "Sam", about: "Otter" }, "Sam removed Otter."],
  [{ deed: "hidden", by: "Sam", detail: "outcomes.outcome" }, "Sam hid something."],
  [{ deed: "erased", by: "Sam", detail: "told" }, "Sam erased somebody who asked in the room."],
  [{ deed: "erased", detail: "own" }, "Somebody erased everything of theirs."],
  [{ deed: "erased", detail: "in_writing" }, "Somebody who is not here any more erased somebody who asked in writing."],
  [{ deed: "exported", about: "Priya", detail: "specification.docx" }, "Priya took specification.docx along."],
  [
    { deed: "rights_changed", by: "Sam", about: "Lena", before: ["member"], after: ["member", "signatory", "organisation:h1"] },
    "Sam changed the rights of Lena from Member to Member, Signatory, speaks for Harbour.",
  ],
  [{ deed: "room_rule", by: "Sam", detail: "moderation" }, "Sam changed the rules of the room. On now: Look before it shows."],
  [{ deed: "room_rule", by: "Sam" }, "Sam changed the rules of the room. On now: none."],
  [{ deed: "let_go", detail: "quiet 3" }, "Kept long enough and let go: Quiet notes (3)."],
])("%o", (one, sentence) => {
  expect(told(deed(one), named)).toBe(sentence);
});
