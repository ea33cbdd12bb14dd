import { freshId } from "../core/ids";
import { send } from "../net/http";

const PATIENCE = 15_000;

export type About = "record" | "seen" | "help";

/** What came of raising a concern: whether something left every screen, and who has been told ("" for nobody). */
export interface Told {
  readonly hidden: boolean;
  readonly safeguarding_lead: string;
}

/**
 * Raises a concern once, however often it is tried: it keeps its id until it has arrived. What was written anew meanwhile is
 * another one: the first may have arrived without an answer, and the server would keep its words alone.
 */
export function raising(partnership: string): (about: About, words: string, record?: string) => Promise<Told> {
  let last = { said: "", id: "" };
  return (about, words, record = "") => {
    const said = JSON.stringify([about, words, record]);
    if (said !== last.said) last = { said, id: freshId() };
    return send(`/partnerships/${partnership}/concerns`, { id: last.id, about, words, record }, PATIENCE);
  };
}
