import { expect, it } from "vitest";
import { came } from "./came";

const RECORDS: Readonly<Record<string, unknown>> = {
  h: { kind: "hypotheses.hypothesis", think: "the last bus goes at six", because: "" },
  finding: { kind: "hypotheses.finding", hypothesis: "h", status: "supported", words: "All ten drivers say so." },
  brief: { kind: "hypotheses.finding", hypothesis: "h", status: "testing", words: "" },
  lost: { kind: "hypotheses.finding", hypothesis: "gone", status: "testing", words: "" },
  adoption: { kind: "agreement.adoption", version: 2, words: "" },
  requirement: { kind: "specification.requirement", ref: "R-007", words: "The provider answers within a day." },
  assent: { kind: "specification.assent", requirement: "requirement", stance: "agreed" },
  doubt: { kind: "specification.assent", requirement: "requirement", stance: "reservation" },
  unsaid: { kind: "specification.assent", requirement: "gone", stance: "agreed" },
  approval: { kind: "specification.approval", version: 3, name: "Priya Nair" },
  promise: { kind: "answers.promise", of: "h" },
  answer: { kind: "answers.answer", of: "h", words: "There is a night bus." },
  signature: { kind: "agreement.signature", name: "Lena Shaw" },
  aside: { kind: "meeting.parked", words: "Who pays for taxis" },
  next: { kind: "meeting.session", title: "What the tests told us" },
};
const room = { get: (id: string): unknown => RECORDS[id] };

it("every kind of thing that a session comes to is said in words", () => {
  expect(Object.keys(RECORDS).map((id) => came(room, id))).toEqual([
    "The last bus goes at six.",
    "The last bus goes at six. Supported. All ten drivers say so.",
    "The last bus goes at six. Testing.",
    "",
    "Version 2 of the agreement was adopted",
    "The provider answers within a day.",
    "Requirement R-007 was agreed",
    "Requirement R-007 was agreed, with a reservation",
    "",
    "Version 3 of the specification was approved",
    "The last bus goes at six.",
    "There is a night bus.",
    "Lena Shaw signed",
    "Who pays for taxis",
    "What the tests told us",
  ]);
  expect(came(room, "")).toBe("");
});
