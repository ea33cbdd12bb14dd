import { freshId } from "../core/ids";
import { send } from "../net/http";

const PATIENCE = 15_000;

export type About = "record" | "seen" | "help";

/** What came of raising a concern: whether something left every screen, and who has been told ("" for nobody). */
export interface Told {
  readonly hidden: boolean;
  readonly safeguarding_lead: string;
}

/** Raises a concern once, however often it is tried: it keeps its id until it has arrived. */
export function raising(partnership: string): (about: About, words: string, record?: string) => Promise<Told> {
  const id = freshId();
  return (about, words, record = "") => send(`/partnerships/${partnership}/concerns`, { id, about, words, record }, PATIENCE);
}
