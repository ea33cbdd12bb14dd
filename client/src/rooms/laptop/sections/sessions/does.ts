import type { Activity } from "../../agenda";

/** What people do on their phones during an activity: block and artefact go together. */
export const DOES = {
  talk: { block: "talk", artefact: "" },
  write: { block: "ideas", artefact: "hypotheses" },
  score: { block: "private_score", artefact: "hypotheses" },
  outcomes: { block: "own_words", artefact: "outcomes" },
  qualities: { block: "qualities", artefact: "outcomes" },
  cards: { block: "silent_write", artefact: "cards" },
  map: { block: "steps", artefact: "pathways" },
  agreement: { block: "clauses", artefact: "agreement" },
  break: { block: "break", artefact: "" },
} as const;

export type Does = keyof typeof DOES;
export const KINDS = Object.keys(DOES) as Does[];

/** Which of these an activity is; "" where its template says something finer. */
export const doesOf = ({ block, artefact }: Pick<Activity, "block" | "artefact">): Does | "" =>
  KINDS.find((one) => DOES[one].block === block && DOES[one].artefact === artefact) ?? "";
