import { freshId } from "../../core/ids";
import { send } from "../../net/http";
import { bare } from "../../ui/code";
import type { Thread } from "../../wire";

/** What somebody learns who has the join code of a session. */
export interface Invited {
  /** Name of the partnership. */
  readonly partnership: string;
  readonly teaching: string;
  readonly session: string;
  readonly groups: readonly { id: string; name: string; thread: Thread }[];
  readonly organisations: readonly { id: string; name: string; group: string }[];
  readonly facilitator: string;
  readonly safeguarding_lead: string;
  /** Some that nobody in the room has, by language. */
  readonly nicknames: Readonly<Record<string, readonly string[]>>;
}

/** A seat that was given; `come_back` opens it on another device and is shown once. */
export interface Given {
  readonly partnership: string;
  readonly seat: string;
  readonly come_back: string;
  /** It is a place at the door. */
  readonly waiting?: boolean;
}

export interface Joining {
  nickname: string;
  group: string;
  organisation: string;
  ways: ("type" | "listen")[];
}

export const LENGTH = 9;

/** A network that swallows what is sent says nothing: whoever waits in front of it is told. */
const PATIENCE = 15_000;

export const lookAt = (code: string): Promise<Invited> => send("/join/look", { code: bare(code) }, PATIENCE);

/** Joins once, however often it is tried: the id stays the same for one visit. */
export function joins(): (code: string, joining: Joining) => Promise<Given> {
  const id = freshId();
  return (code, joining) => send("/join", { code: bare(code), id, ...joining }, PATIENCE);
}

export const comeBack = (code: string): Promise<Given> => send("/come-back", { code: bare(code) }, PATIENCE);

/** What is wrong with a code before anybody is asked: how many characters are missing (below zero: too many). */
export const missing = (code: string): number => LENGTH - bare(code).length;
