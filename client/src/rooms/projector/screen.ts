import { t } from "../../core/words";
import { finding } from "../finding";
import { count, few, fitting } from "../statement";
import { hour } from "../../ui/time";
import { endsAt, splitNow } from "../split";
import { stopClause, stopNow } from "../stopped";
import type { Place, Seen } from "../where";

/** What a wall shows of one place: sentences only, never a name, a note or a score that is still hidden. */
export interface Screen {
  readonly kind: "join" | "blank" | "calm" | "rooms" | "ask" | "score" | "reveal";
  /** The line above, and what it is about. */
  readonly lead: string;
  readonly title: string;
  /** What to do on a phone. */
  readonly how: string;
}

/** More than this nobody reads on a wall. Scale, timer, names of groups and the bars around are not counted. */
export const MOST = 40;
const LEAST = 8;

const HOW: Partial<Record<Place["page"], string>> = {
  contribute: "projector.think.how",
  own_words: "projector.own.how",
  agreement: "projector.agreement.how",
  journey: "projector.journey.how",
  talk: "projector.talk.how",
};

const left = (...said: readonly string[]): number => Math.max(LEAST, MOST - count(said.join(" ")));

function fitted(kind: Screen["kind"], { lead = "", title, how = "" }: { lead?: string; title: string; how?: string }): Screen {
  return { kind, lead, title: few(title, left(lead, how)), how };
}

/** How many words each of several texts may have that share so many each: what short ones leave goes to longer ones. */
export function shared(texts: readonly string[], each: number): number {
  const counts = texts.map(count);
  const total = (most: number): number => counts.reduce((sum, one) => sum + Math.min(one, most), 0);
  let most = each;
  while (most < Math.max(...counts) && total(most + 1) <= each * texts.length) most += 1;
  return most;
}

/** What the projector shows: that the talk is stopped, else the small rooms, else where the room is. */
export function wallOf(place: Place, room: Pick<Seen, "get" | "of">): Screen {
  const split = splitNow(room);
  if (!stopNow(room)) return split ? apart(endsAt(split)) : screenOf(place, room);
  const clause = stopClause(room);
  const lead = clause ? `${clause.ref}, ${clause.title}` : "";
  return { kind: "calm", lead, title: t("projector.stop.title"), how: t(clause ? "projector.stop.next" : "projector.stop.how") };
}

const apart = (until: string): Screen => ({
  kind: "rooms",
  lead: "",
  title: t("projector.rooms.title"),
  how: t("projector.rooms.how", { time: hour(until) }),
});

/** What the projector shows where the room is. */
export function screenOf(place: Place, room: Pick<Seen, "get">): Screen {
  switch (place.page) {
    case "arriving":
    case "waiting":
      return fitted("join", { title: "" });
    case "gone":
      return fitted("calm", { title: t("projector.gone") });
    case "over":
      return fitted("calm", { title: t("projector.over") });
    case "break":
      return fitted("calm", { title: t("projector.break"), how: t("projector.break_about") });
    case "score":
      return scored(place);
    case "look":
      return fitted("ask", { lead: place.hypothesis.ref, title: fitting(place.hypothesis, left(place.hypothesis.ref)) });
    case "reveal":
      return revealed(place, room);
    case "cards":
    case "poll":
      return together(place);
    default:
      return inActivity(place, room);
  }
}

function scored({ hypothesis }: Extract<Place, { page: "score" }>): Screen {
  const [lead, how] = [t("projector.score.private"), t("projector.score.how")];
  return { kind: "score", lead, title: fitting(hypothesis, left(lead, how)), how };
}

/** What cards or a poll ask; what somebody writes or chooses is never on the wall. */
function together(place: Extract<Place, { page: "cards" | "poll" }>): Screen {
  const [asked, key] = place.page === "cards" ? [place.round.question, `cards_${place.round.status}`] : [place.poll.question, `poll_${place.poll.status}`];
  return fitted("ask", { lead: place.activity.title === asked ? "" : place.activity.title, title: asked, how: t(`projector.together.${key}`) });
}

type InActivity = Extract<Place, { page: "contribute" | "own_words" | "agreement" | "journey" | "talk" }>;

function inActivity(place: InActivity, room: Pick<Seen, "get">): Screen {
  const { activity } = place;
  if (place.page === "talk" && activity.block === "welcome" && activity.order === 0) return fitted("join", { title: "" });
  const focus = focusOf(place, room);
  const title = focus || activity.question || activity.title;
  const lead = title === activity.title ? "" : activity.title;
  return fitted("ask", { lead, title, how: t(HOW[place.page] ?? "projector.talk.how") });
}

/** The words of the clause or the step that the room looks at. */
function focusOf(place: InActivity, room: Pick<Seen, "get">): string {
  const id = place.page === "agreement" ? place.clause : place.page === "journey" ? place.step : "";
  const found = id ? (room.get(id) as { plain?: string; words?: string; title?: string; ref?: string } | undefined) : undefined;
  return found ? `${found.ref ?? ""} ${found.title ?? found.words ?? ""}`.trim() : "";
}

function revealed(place: Extract<Place, { page: "reveal" }>, room: Pick<Seen, "get">): Screen {
  const nameOf = (group: string): string =>
    (room.get(group) as { name?: string } | undefined)?.name ?? t("phone.reveal.smaller");
  const rule = room.get(place.result.rule) as { share: number; agrees_from: number } | undefined;
  const said = rule ? finding(place.result, rule, nameOf) : "";
  return { kind: "reveal", lead: fitting(place.hypothesis, MOST / 2), title: few(said, MOST / 2), how: "" };
}

/** How many are here, by group from five people up; the rest are one number. */
export function hereBy(seats: readonly { id: string; group: string; roles: readonly string[] }[], here: ReadonlySet<string>): {
  all: number;
  groups: { group: string; n: number }[];
  more: number;
} {
  const people = seats.filter((one) => here.has(one.id) && !one.roles.some((role) => role === "projector" || role === "observer"));
  const counts = new Map<string, number>();
  for (const { group } of people) if (group) counts.set(group, (counts.get(group) ?? 0) + 1);
  const groups = [...counts].filter(([, n]) => n >= SMALLEST).map(([group, n]) => ({ group, n }));
  return { all: people.length, groups, more: people.length - groups.reduce((sum, one) => sum + one.n, 0) };
}

const SMALLEST = 5;
