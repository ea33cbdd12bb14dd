import type { Held } from "../core/records";
import type { Records } from "../wire";

type Kind = keyof Records & string;
type Session = Records["meeting.session"];
type Activity = Records["meeting.activity"];
type Hypothesis = Records["hypotheses.hypothesis"];
type Round = Records["hypotheses.round"];
type Result = Records["hypotheses.result"];

/** What of a room decides which page it shows; a `Room` is one. */
export interface Seen {
  readonly ended: string;
  readonly ready: boolean;
  readonly seat: string;
  of<K extends Kind>(kind: K): readonly Records[K][];
  get(id: string): Held | undefined;
}

export type Place =
  | { page: "arriving" }
  | { page: "gone"; code: string }
  | { page: "waiting"; next: Session | undefined }
  | { page: "over"; session: Session; next: Session | undefined }
  | { page: "break"; activity: Activity }
  | { page: "talk"; activity: Activity }
  | { page: "cards"; activity: Activity; round: Records["cards.round"] }
  | { page: "poll"; activity: Activity; poll: Records["cards.poll"] }
  | { page: "contribute"; activity: Activity }
  | { page: "own_words"; activity: Activity; about: "outcome" | "quality" }
  | { page: "agreement"; activity: Activity; clause: string }
  | { page: "journey"; activity: Activity; map: string; step: string }
  | { page: "look"; activity: Activity; hypothesis: Hypothesis }
  | { page: "score"; activity: Activity; hypothesis: Hypothesis; round: Round }
  | { page: "reveal"; activity: Activity; hypothesis: Hypothesis; result: Result };

/** Pages of one phone alone: the rest of the room is elsewhere. */
export type OwnPlace = Place | { page: "at_door" | "consent" | "answers" };

export type PageName = OwnPlace["page"];
type Of<P extends PageName> = Extract<Place, { page: P }>;

/** Parts of an agenda in which people talk and phones rest, whatever the artefact is. */
const TALK: ReadonlySet<string> = new Set([
  "welcome", "talk", "rules", "vision", "values", "sort", "dates", "close", "cluster", "evidence", "private_score", "reveal",
  "pick_tests", "group_words", "priorities",
]);

/** Where the room is: the same answer for everybody in it, however late they come. `wasLive` is the session seen live. */
export function where(room: Seen, wasLive = ""): Place {
  if (room.ended) return { page: "gone", code: room.ended };
  if (!room.ready || !room.seat) return { page: "arriving" };
  const sessions = [...room.of("meeting.session")].sort((a, b) => a.number - b.number);
  const live = sessions.find((one) => one.status === "live");
  return live ? inSession(room, live) : between(sessions, wasLive);
}

function between(sessions: readonly Session[], wasLive: string): Place {
  const next = sessions.find((one) => one.status === "planned");
  const over = sessions.find((one) => one.id === wasLive && one.status === "ended");
  return over ? { page: "over", session: over, next } : { page: "waiting", next };
}

function inSession(room: Seen, session: Session): Place {
  const activity = record(room, "meeting.activity", session.activity);
  if (!activity) return { page: "waiting", next: session };
  if (activity.block === "break") return { page: "break", activity };
  return atFocus(room, activity, session.focus) ?? atCards(room, activity) ?? inActivity(room, activity);
}

/** Cards and polls of an activity: what people write or choose goes before what a poll came to, and that before its cards. */
function atCards(room: Seen, activity: Activity): Place | undefined {
  const round = room.of("cards.round").findLast((one) => one.activity === activity.id);
  const poll = room.of("cards.poll").findLast((one) => one.activity === activity.id);
  if (poll && (poll.status === "open" || !round || (round.status === "shown" && !before(room, poll, round)))) return { page: "poll", activity, poll };
  return round && { page: "cards", activity, round };
}

/** Whether a poll was about the cards of an earlier round. */
function before(room: Seen, poll: Records["cards.poll"], round: Records["cards.round"]): boolean {
  const rounds = new Set(poll.options.map((id) => (room.get(id) as { round?: string } | undefined)?.round));
  rounds.delete(undefined);
  return rounds.size > 0 && !rounds.has(round.id);
}

/** The one thing before the whole room, if it is one that a page shows. */
function atFocus(room: Seen, activity: Activity, focus: string): Place | undefined {
  const found = room.get(focus) as Records[Kind] | undefined;
  switch (found?.kind) {
    case "hypotheses.hypothesis":
      return onHypothesis(room, activity, found);
    case "hypotheses.round":
    case "hypotheses.result":
      return onHypothesis(room, activity, record(room, "hypotheses.hypothesis", found.hypothesis));
    case "agreement.clause":
      return { page: "agreement", activity, clause: found.id };
    case "pathways.map":
      return { page: "journey", activity, map: found.id, step: "" };
    case "pathways.step":
      return { page: "journey", activity, map: found.map, step: found.id };
    case "pathways.pain_point":
      return { page: "journey", activity, map: found.map, step: found.steps[0] ?? "" };
    default:
      return undefined;
  }
}

function onHypothesis(room: Seen, activity: Activity, hypothesis: Hypothesis | undefined): Place | undefined {
  if (!hypothesis) return undefined;
  const rounds = room.of("hypotheses.round").filter((one) => one.hypothesis === hypothesis.id);
  const open = rounds.find((one) => one.status === "open");
  if (open) return { page: "score", activity, hypothesis, round: open };
  const result = room.of("hypotheses.result").findLast((one) => one.hypothesis === hypothesis.id);
  return result ? { page: "reveal", activity, hypothesis, result } : { page: "look", activity, hypothesis };
}

function inActivity(room: Seen, activity: Activity): Place {
  const asked = ASKED[activity.artefact]?.(room, activity);
  return asked ?? { page: "talk", activity };
}

const ASKED: Readonly<Record<string, (room: Seen, activity: Activity) => Place | undefined>> = {
  hypotheses: aboutHypotheses,
  outcomes: (_, activity) => {
    const about = activity.block === "qualities" ? "quality" : "outcome";
    return TALK.has(activity.block) ? undefined : { page: "own_words", activity, about };
  },
  agreement: (room, activity) => {
    const written = room.of("agreement.clause").length > 0;
    return TALK.has(activity.block) || !written ? undefined : { page: "agreement", activity, clause: "" };
  },
  pathways: (room, activity) => {
    const maps = room.of("pathways.map");
    const map = maps.find((one) => one.moment === "as_is") ?? maps[0];
    return map && { page: "journey", activity, map: map.id, step: "" };
  },
};

/** Without a focus: scoring shows the open round, and the reveal that round or what was closed last. */
function aboutHypotheses(room: Seen, activity: Activity): Place | undefined {
  const scoring = activity.block === "private_score" || activity.block === "reveal";
  const open = scoring ? room.of("hypotheses.round").findLast((one) => one.status === "open") : undefined;
  const last = activity.block === "reveal" ? room.of("hypotheses.result").at(-1) : undefined;
  const hypothesis = record(room, "hypotheses.hypothesis", (open ?? last)?.hypothesis ?? "");
  if (hypothesis) return onHypothesis(room, activity, hypothesis);
  return TALK.has(activity.block) ? undefined : { page: "contribute", activity };
}

function record<K extends Kind>(room: Seen, kind: K, id: string): Records[K] | undefined {
  const found = id ? room.get(id) : undefined;
  return found?.kind === kind ? (found as Records[K]) : undefined;
}

/** Pages on which a person is asked for something, which one who just listens is not. */
const ASKING: ReadonlySet<PageName> = new Set(["contribute", "own_words", "score"]);

/** Pages on which whoever takes part adds something of their own. */
export const addsTo = ({ page }: OwnPlace): boolean => ASKING.has(page) || page === "journey" || page === "cards" || page === "poll";

export const asks = (place: OwnPlace): place is Of<"contribute"> | Of<"own_words"> | Of<"score"> =>
  ASKING.has(place.page);

/** Changes when the room moves to something else, and not when a record on the page changes. */
export function keyOf(place: OwnPlace): string {
  switch (place.page) {
    case "score":
      return `score ${place.round.id}`;
    case "reveal":
      return `reveal ${place.result.id}`;
    case "look":
      return `look ${place.hypothesis.id}`;
    case "cards":
      return `cards ${place.round.id}`;
    case "poll":
      return `poll ${place.poll.id}`;
    case "journey":
      return `journey ${place.map}`;
    case "break":
    case "talk":
    case "contribute":
    case "own_words":
    case "agreement":
      return `${place.page} ${place.activity.id}`;
    default:
      return place.page;
  }
}

/** What the page is called when the room moves there. */
export function titleOf(place: OwnPlace): string {
  return "activity" in place ? place.activity.title : "";
}
